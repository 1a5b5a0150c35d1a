"""wideTo and experimental.to: points with a column for each field into a bucket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flatten, flux_type, row_columns
from krakflux.flux.execute.points import FIELD, MEASUREMENT, POINT_TIME, make_batch
from krakflux.flux.stdlib.influxdata.influxdb.writing import (
    effect,
    require_string,
    require_time,
    target,
)
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.ports import BucketInfo, PointSink
    from krakflux.flux.values import Stream
    from krakflux.model.tables import TableBlock

__all__ = ["WideTo", "wide_to"]


@dataclass(frozen=True, slots=True, eq=False)
class WideTo:
    """Writes each column outside the group key as a field; the key's strings are tags."""

    sink: PointSink
    bucket: BucketInfo

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        batch = make_batch(part for block in inputs[0] for part in self._parts(block))
        if batch.lines:
            self.sink.write(self.bucket, batch)
        return list(inputs[0])

    def _parts(self, block: TableBlock) -> Iterator[tuple[pl.DataFrame, Sequence[str]]]:
        if block.rows.height == 0:
            return
        frame = flatten(block)
        require_time(frame, "_time")
        require_string(frame, "_measurement")
        if "_measurement" not in block.keys.columns:
            raise FluxError("required column _measurement not in group key")
        tags = [
            label
            for label in block.key_columns
            if label != "_measurement" and flux_type(frame.schema[label]) == "string"
        ]
        common = frame.select(
            *tags,
            pl.col("_measurement").alias(MEASUREMENT),
            pl.col("_time").alias(POINT_TIME),
        )
        for label in row_columns(block):
            if label != "_time":
                value = frame[label].alias("_value")
                yield common.with_columns(pl.lit(label).alias(FIELD), value), tags


_SIGNATURE = (
    "(<-tables: stream[A], ?bucket: string, ?bucketID: string, ?org: string, ?orgID: string, "
    "?host: string, ?token: string) => stream[A] where A: Record"
)


@function("influxdata/influxdb", "wideTo", _SIGNATURE)
@function("experimental", "to", _SIGNATURE)
def wide_to(
    runtime: Runtime,
    tables: Stream,
    bucket: str | None = None,
    bucket_id: str | None = None,
    org: str | None = None,
    org_id: str | None = None,
    host: str | None = None,
    token: str | None = None,
) -> Stream:
    """Write rows as points into a bucket, a field for each column, and pass them on.

    Columns outside the group key but for `_time` are fields, named by their label; string columns
    of the group key are tags, but for `_measurement`. Organization, host and token are accepted;
    the request's own count.

    Differences:
        Writes into this server alone. Rows of all tables are stored at once, after the input is
        complete.
    """
    sink, info = target(runtime, bucket, bucket_id, "wideTo")
    return effect(runtime, tables, WideTo(sink, info))
