"""true, false, inf."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import constant
from krakflux.model.time import Duration

__all__: list[str] = []

constant("universe", "true", "bool", True)
constant("universe", "false", "bool", False)

# As long as a duration can be; window(every: inf) takes the whole range as one window.
constant("universe", "inf", "duration", Duration(nanoseconds=(1 << 63) - 1))
