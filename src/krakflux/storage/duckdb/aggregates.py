"""Aggregates in two steps: SQL over each series' grains, then Polars over tables and windows.

Every aggregate of the port can be computed from partial results, so one scheme serves whole tables,
windows that overlap or leave gaps, calendar windows and groups of series.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import InvalidError
from krakflux.model.points import FieldType
from krakflux.storage.duckdb.value_types import NUMBERS, SQL_TYPES
from krakflux.storage.port import Aggregate

if TYPE_CHECKING:
    from krakflux.storage.duckdb.row_conditions import Condition
    from krakflux.storage.windows import WindowGrid

__all__ = [
    "SELECTORS",
    "Computation",
    "combine_partials",
    "has_aggregate",
    "partials_query",
    "unsupported_type",
]

SELECTORS: Final = frozenset((Aggregate.FIRST, Aggregate.LAST, Aggregate.MIN, Aggregate.MAX))
_NUMBERS_ONLY: Final = frozenset((Aggregate.SUM, Aggregate.MEAN, Aggregate.MIN, Aggregate.MAX))

_SUMS: Final = {
    FieldType.FLOAT: "sum(value)",
    # Integer sums wrap at 64 bits, as Go's do.
    FieldType.INTEGER: "((sum(value) + 9223372036854775808) % 18446744073709551616"
    " + 18446744073709551616) % 18446744073709551616 - 9223372036854775808",
    FieldType.UNSIGNED: "sum(value) % 18446744073709551616",
}


def has_aggregate(aggregate: Aggregate, type_: FieldType) -> bool:
    """Tell whether values of a type have an aggregate."""
    return aggregate not in _NUMBERS_ONLY or type_ in NUMBERS


def unsupported_type(aggregate: Aggregate, type_: FieldType) -> InvalidError:
    """Make the error for a type without an aggregate, in InfluxDB's words."""
    return InvalidError(f"unsupported input type for {aggregate.value} aggregate: {type_.value}")


@dataclass(frozen=True, slots=True)
class Computation:
    """What to compute of rows of one type.

    Attributes:
        aggregate: The aggregate.
        type: The values' type.
        with_time: A selector's point is asked for, not only its value.
    """

    aggregate: Aggregate
    type: FieldType
    with_time: bool


def partials_query(
    scan: Condition, computation: Computation, grid: WindowGrid | None, start: int
) -> Condition:
    """Give a query for partial results by `series` and `grain` (0 where there is no grid).

    Args:
        scan: A query for `series, time, value`.
        computation: What to compute.
        grid: The grains.
        start: No time is before it.
    """
    text, parameters = scan
    grain = "0::BIGINT" if grid is None else _grain_sql(grid, start)
    partials, results = _partials_sql(computation)
    query = f"SELECT series, {grain} AS grain, {partials} FROM ({text}) GROUP BY 1, 2"
    return f"SELECT series, grain, {results} FROM ({query})", parameters


def _grain_sql(grid: WindowGrid, start: int) -> str:
    """Write floor((time - origin) / width) so that nothing overflows; DuckDB's // truncates."""
    width, origin = grid.width, grid.origin
    if start >= origin:
        return f"(time - {origin}) // {width}"
    rest = f"(time % {width} + CASE WHEN time % {width} < 0 THEN {width} ELSE 0 END)"
    return f"time // {width} - (time % {width} < 0)::BIGINT - ({rest} < {origin})::BIGINT"


def _partials_sql(computation: Computation) -> tuple[str, str]:
    """Give what to select by series and grain, and from that the columns to fetch."""
    kind, type_ = computation.aggregate, computation.type
    match kind:
        case Aggregate.COUNT:
            return "count(*) AS value", "value"
        case Aggregate.SUM:
            return f"CAST({_SUMS[type_]} AS {SQL_TYPES[type_]}) AS value", "value"
        case Aggregate.MEAN:
            return "sum(value)::DOUBLE AS value, count(*) AS count", "value, count"
        case Aggregate.FIRST:
            return "arg_min(value, time) AS value, min(time) AS time", "value, time"
        case Aggregate.LAST:
            return "arg_max(value, time) AS value, max(time) AS time", "value, time"
    if not computation.with_time:
        return f"{kind.value}(value) AS value", "value"
    # Of equal values the earliest counts.
    if kind is Aggregate.MIN:
        return "min({v: value, t: time}) AS point", "point.v AS value, point.t AS time"
    return "max({v: value, t: -time}) AS point", "point.v AS value, -point.t AS time"


def combine_partials(partials: pl.DataFrame, by: list[str], aggregate: Aggregate) -> pl.DataFrame:
    """Merge partial results.

    Args:
        partials: In the order of the points they stand for within each of `by`.
        by: The columns that name a result.
        aggregate: What is computed.

    Returns:
        One row for each, in order of appearance; a selector's row is that of its point.
    """
    groups = partials.group_by(by, maintain_order=True)
    match aggregate:
        case Aggregate.FIRST:
            return groups.first()
        case Aggregate.LAST:
            return groups.last()
        case Aggregate.COUNT | Aggregate.SUM:
            return groups.agg(pl.col("value").sum())
        case Aggregate.MEAN:
            return groups.agg(pl.col("value").sum(), pl.col("count").sum())
        case Aggregate.MIN:
            return groups.agg(pl.all().get(pl.col("value").arg_min()))
        case Aggregate.MAX:
            return groups.agg(pl.all().get(pl.col("value").arg_max()))
