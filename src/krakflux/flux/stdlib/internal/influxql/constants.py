"""influxql's constants: the bounds of time."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import constant
from krakflux.flux.values import Time
from krakflux.model.time import MAX_TIME, MIN_TIME

__all__: list[str] = []

constant("internal/influxql", "epoch", "time", Time(0))
constant("internal/influxql", "minTime", "time", Time(MIN_TIME))
constant("internal/influxql", "maxTime", "time", Time(MAX_TIME))
