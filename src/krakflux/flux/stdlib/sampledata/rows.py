"""The rows of sampledata: two tags, six times, ten seconds apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.blocks import TIME, from_rows
from krakflux.flux.execute.column import series_of
from krakflux.flux.stdlib.influxdata.influxdb.v1.json_ import FromSeries
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import constant
from krakflux.flux.values import Time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.values import Stream, Value

__all__ = ["START", "STOP", "sample"]

START: Final = Time(1_609_459_200_000_000_000)
STOP: Final = Time(1_609_459_260_000_000_000)

_STEP: Final = 10_000_000_000
_TAGS: Final = ("t1", "t2")

constant("sampledata", "start", "time", START)
constant("sampledata", "stop", "time", STOP)


def sample(first: Sequence[Value], second: Sequence[Value], nulls: bool) -> Stream:
    """Make tables of six values for each of the tags t1 and t2.

    Values, and the places that `nulls` empties, are those that Flux documents: examples written
    with them give the answers that stand beside them.
    """
    values = [*_with_nulls(first, (1, 3, 4), nulls), *_with_nulls(second, (0, 4), nulls)]
    numbers = [START.nanoseconds + _STEP * place for place in range(len(first))] * 2
    frame = pl.DataFrame(
        [
            pl.Series("_time", numbers, dtype=pl.Int64).cast(TIME),
            series_of("_value", values),
            pl.Series("tag", [tag for tag in _TAGS for _ in first]),
        ]
    )
    return source(FromSeries((from_rows(frame, frame.columns, ["tag"]),)))


def _with_nulls(values: Sequence[Value], places: tuple[int, ...], nulls: bool) -> list[Value]:
    return [None if nulls and place in places else each for place, each in enumerate(values)]
