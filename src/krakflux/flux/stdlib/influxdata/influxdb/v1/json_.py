"""v1.json: tables out of the answer of a query of InfluxDB 1."""

from __future__ import annotations

from dataclasses import dataclass
from json import loads
from typing import TYPE_CHECKING, Any

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import frame_of, from_rows
from krakflux.flux.execute.column import series_of
from krakflux.flux.execute.convert import to_time
from krakflux.flux.execute.regroup import merge_equal_tables
from krakflux.flux.stdlib.pipe import source
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.values import Stream, Time
    from krakflux.model.tables import TableBlock

__all__ = ["FromSeries", "json_"]


@function(
    "influxdata/influxdb/v1",
    "json",
    "(?json: string, ?file: string) => stream[A] where A: Record",
)
def json_(json: str | None = None, file: str | None = None) -> Stream:
    """Read the JSON that `/query` of InfluxDB 1 answers: a table for each series.

    Args:
        json: The text.
        file: A file of the server; not allowed.

    Differences:
        Reads no files: scripts come from anyone who may query.
    """
    if json is None or file is not None:
        raise FluxError("v1.json may read no files here; pass the text as json")
    try:
        answer = loads(json)
        series = [each for result in answer["results"] for each in result.get("series", ())]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise FluxError("v1.json: the text is no answer of a query") from None
    return source(FromSeries(tuple(_block(each) for each in series)))


@dataclass(frozen=True, slots=True, eq=False)
class FromSeries:
    """Gives tables that were read already."""

    blocks: tuple[TableBlock, ...]

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        return merge_equal_tables(self.blocks)


def _block(series: Mapping[str, Any]) -> TableBlock:
    constants = {"_measurement": series.get("name", ""), **series.get("tags", {})}
    rows = series.get("values", [])
    columns = [
        _column("_time" if label == "time" else label, [row[place] for row in rows])
        for place, label in enumerate(series.get("columns", []))
    ]
    frame = frame_of(columns)
    frame = frame.with_columns(pl.lit(value).alias(label) for label, value in constants.items())
    return from_rows(frame, frame.columns, list(constants))


def _column(label: str, values: list[Any]) -> pl.Series:
    if label == "_time":
        return series_of(label, [None if each is None else _time(each) for each in values])
    if any(isinstance(each, int | float) and not isinstance(each, bool) for each in values):
        values = [None if each is None else float(each) for each in values]
    return series_of(label, values)


def _time(value: str | int) -> Time | None:
    return to_time(value if isinstance(value, str) else int(value))
