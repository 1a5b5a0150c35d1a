"""`krakflux up`: platform, collector and page in one process, which sets itself up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.app.serving import run_until_signalled
from krakflux.app.terminal import open_terminal, run_terminal
from krakflux.server.ports import Mode

if TYPE_CHECKING:
    from krakflux.app.announcement import Announce
    from krakflux.clock import Clock
    from krakflux.config import Settings

__all__ = ["run_up"]


def run_up(settings: Settings, clock: Clock, announce: Announce) -> None:
    """Run until the process is told to end.

    Raises:
        ConfigurationError: a setting, the address or the data directory can't be used.
    """
    with open_terminal(settings, clock, Mode.UP) as terminal:
        run_until_signalled(run_terminal(terminal, announce))
