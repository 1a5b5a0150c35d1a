"""`krakflux collect`: the collector alone, writing to any InfluxDB 2 address."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.app.announcement import Announcement, Collecting
from krakflux.app.feed import collecting, collector_settings, make_collector
from krakflux.app.files import hold_data_directory
from krakflux.app.serving import run_until_signalled
from krakflux.collector.sinks import InfluxSink

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.app.announcement import Announce
    from krakflux.clock import Clock
    from krakflux.config import Settings

__all__ = ["Target", "run_collect"]


@dataclass(frozen=True, slots=True)
class Target:
    """The bucket that points go to; `authority` signed the address's certificate."""

    url: str
    token: str
    org: str
    bucket: str
    authority: Path | None = None
