"""teams's option."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

option("contrib/sranka/teams", "summaryCutoff", "int", 70)
