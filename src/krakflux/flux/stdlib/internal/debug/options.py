"""debug's options: how functions of rows run, and switches."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option
from krakflux.flux.values import Record

__all__: list[str] = []

# Accepted: here they always do where they can, with the same answers.
option("internal/debug", "vectorize", "bool", False)

# Accepted: InfluxDB's switches for what was not finished; nothing here hangs on one.
option("internal/debug", "features", "A", Record({}))
