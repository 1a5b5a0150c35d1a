"""to: points into a bucket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.flux.execute.blocks import column_types, flatten, flux_type
from krakflux.flux.execute.points import FIELD, MEASUREMENT, POINT_TIME, make_batch
from krakflux.flux.execute.records import map_records
from krakflux.flux.execute.row_function import read_labels
from krakflux.flux.stdlib.influxdata.influxdb.writing import (
    effect,
    require_column,
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
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock

__all__ = ["To", "to"]

_PLAIN: Final = frozenset(("_measurement", "_field", "_value"))


@dataclass(frozen=True, slots=True, eq=False)
class To:
    """Writes a field for each row, or for each label of the record that `field_fn` gives."""

    sink: PointSink
    bucket: BucketInfo
    time_column: str
    measurement_column: str
    tag_columns: tuple[str, ...]
    field_fn: Value
    runtime: Runtime

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        batch = make_batch(part for block in inputs[0] for part in self._parts(block))
        if batch.lines:
            self.sink.write(self.bucket, batch)
        return list(inputs[0])

    def _parts(self, block: TableBlock) -> Iterator[tuple[pl.DataFrame, Sequence[str]]]:
        if block.rows.height == 0:
            return
        frame = flatten(block)
        require_time(frame, self.time_column)
        require_string(frame, self.measurement_column)
        tags = self.tag_columns or self._string_columns(block)
        for label in tags:
            require_string(frame, label)
        common = frame.select(
            *tags,
            pl.col(self.measurement_column).alias(MEASUREMENT),
            pl.col(self.time_column).alias(POINT_TIME),
        )
        for field, value in self._fields(frame):
            yield common.with_columns(field.alias(FIELD), value.alias("_value")), tags

    def _fields(self, frame: pl.DataFrame) -> Iterator[tuple[pl.Series | pl.Expr, pl.Series]]:
        if self.field_fn is None:
            require_string(frame, "_field")
            require_column(frame, "_value")
            yield frame["_field"], frame["_value"]
            return
        layout = {"r": {label: label for label in frame.columns}}
        made = map_records(self.field_fn, self.runtime, frame, layout)
        for label in made.columns:
            yield pl.lit(label), made[label]

    def _string_columns(self, block: TableBlock) -> tuple[str, ...]:
        read = read_labels(self.field_fn) or frozenset[str]()
        other = _PLAIN | read | {self.time_column, self.measurement_column}
        types = column_types(block).items()
        return tuple(
            label for label, dtype in types if flux_type(dtype) == "string" and label not in other
        )


_SIGNATURE = (
    "(<-tables: stream[A], ?bucket: string, ?bucketID: string, ?org: string, ?orgID: string, "
    "?host: string, ?token: string, ?timeColumn: string, ?measurementColumn: string, "
    "?tagColumns: [string], ?fieldFn: (r: A) => B) => stream[A] where A: Record, B: Record"
)


@function("universe", "to", _SIGNATURE)
@function("influxdata/influxdb", "to", _SIGNATURE)
def to(
    runtime: Runtime,
    tables: Stream,
    bucket: str | None = None,
    bucket_id: str | None = None,
    org: str | None = None,
    org_id: str | None = None,
    host: str | None = None,
    token: str | None = None,
    time_column: str = "_time",
    measurement_column: str = "_measurement",
    tag_columns: tuple[str, ...] = (),
    field_fn: Value = None,
) -> Stream:
    """Write the rows as points into a bucket, and pass them on.

    The write happens when the stream runs; a result needn't read it. Organization, host and token
    are accepted; the request's own count.

    Args:
        runtime: The run.
        tables: Input.
        bucket: Name.
        bucket_id: Or id.
        org: Ignored.
        org_id: Ignored.
        host: Ignored.
        token: Ignored.
        time_column: The points' time.
        measurement_column: The points' measurement.
        tag_columns: String columns that become tags; by default all but `_measurement`, `_field`,
            `_value` and those that `fieldFn` reads.
        field_fn: From a row `r` to a record of fields; by default `_field` names it and `_value` is
            its value.

    Differences:
        Writes into this server alone. Rows of all tables are stored at once, after the input is
        complete.
    """
    sink, info = target(runtime, bucket, bucket_id, "to")
    operation = To(
        sink, info, time_column, measurement_column, tuple(tag_columns), field_fn, runtime
    )
    return effect(runtime, tables, operation)
