"""influxdb.cardinality: how many series there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.flux.execute.blocks import single_table
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.filter import filter_
from krakflux.flux.stdlib.universe.from_ import from_
from krakflux.flux.stdlib.universe.limit import limit
from krakflux.flux.stdlib.universe.range import range_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream, Value
    from krakflux.model.tables import TableBlock

__all__ = ["CountTables", "cardinality"]


@dataclass(frozen=True, slots=True)
class CountTables:
    """Gives the number of tables."""

    def apply(self, inputs: Sequence[Sequence[TableBlock]], context: Context) -> list[TableBlock]:
        count = sum(block.table_count for block in inputs[0])
        frame = pl.DataFrame({"_value": [count]}, schema={"_value": pl.Int64})
        return [single_table(frame)]


@function(
    "influxdata/influxdb",
    "cardinality",
    "(?bucket: string, ?bucketID: string, ?org: string, ?orgID: string, ?host: string, "
    "?token: string, start: A, ?stop: B, ?predicate: (r: {C with _measurement: string, "
    "_field: string, _value: D}) => bool) => stream[{_start: time, _stop: time, _value: int}]",
)
def cardinality(
    runtime: Runtime,
    start: Value,
    bucket: str | None = None,
    bucket_id: str | None = None,
    org: str | None = None,
    org_id: str | None = None,
    host: str | None = None,
    token: str | None = None,
    stop: Value = None,
    predicate: Value = None,
) -> Stream:
    """Count the series of a bucket that have points in a range.

    Args:
        runtime: The run.
        start: From when on points count.
        bucket: Name.
        bucket_id: Or id.
        org: Ignored: the request's counts.
        org_id: Ignored.
        host: Ignored.
        token: Ignored.
        stop: Until when; now by default.
        predicate: Which series count; all by default.

    Differences:
        Asks this server alone.
    """
    tables = range_(runtime, from_(bucket=bucket, bucket_id=bucket_id), start=start, stop=stop)
    if predicate is not None:
        tables = filter_(runtime, tables, fn=predicate)
    return pipe(limit(tables, 1), CountTables())
