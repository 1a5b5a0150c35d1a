"""requests.defaultConfig."""

from __future__ import annotations

from typing import Final

from krakflux.flux.stdlib.registry import option
from krakflux.flux.values import Record
from krakflux.model.time import Duration

__all__: list[str] = []

_TIMEOUT: Final = Duration(nanoseconds=30_000_000_000)
_CONFIG: Final = Record({"timeout": _TIMEOUT, "insecureSkipVerify": False})

for _path in ("http/requests", "experimental/http/requests"):
    option(_path, "defaultConfig", "{timeout: duration, insecureSkipVerify: bool}", _CONFIG)
