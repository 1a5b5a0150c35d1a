"""quantile: the value below which a part of the values lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.aggregate import Aggregate, Aggregation
from krakflux.flux.execute.select import Select, Selection
from krakflux.flux.stdlib.pipe import pipe
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.flux.values import Stream

__all__ = ["quantile"]

_MIDDLE: Final = 0.5


@function(
    "universe",
    "quantile",
    "(<-tables: stream[A], ?column: string, q: float, ?compression: float, ?method: string) => "
    "stream[A] where A: Record",
)
def quantile(
    tables: Stream,
    q: float,
    column: str = "_value",
    compression: float | None = None,
    method: str = "estimate_tdigest",
) -> Stream:
    """Give each table's quantile `q`, 0 ≤ q ≤ 1; nulls don't count.

    Args:
        tables: Input.
        q: The part of the values below.
        column: What is looked at.
        compression: Of the digest; without effect, the answer is exact.
        method: "estimate_tdigest": at position q·n − ½ of the sorted values, interpolated (what
            InfluxDB's digest gives while it is lossless); "exact_mean": at position q·(n − 1),
            interpolated, floats only; "exact_selector": the row at place ⌈q·n⌉, whole.

    Differences:
        The method estimate_tdigest gives the exact quantile of sorted values at q·n - 0.5, at any
        number of values and whatever `compression`; InfluxDB's digest gives the same for few values
        and an estimate that depends on their order for many. The method exact_selector heeds
        `column`; InfluxDB always takes `_value`.
    """
    if not 0 <= q <= 1:
        raise FluxError("quantile must be between 0 and 1")
    if compression is not None and method != "estimate_tdigest":
        raise FluxError("compression parameter is only valid for method estimate_tdigest")
    match method:
        case "estimate_tdigest":
            kinds = dict.fromkeys(("int", "uint", "float"), _digest(q))
            return pipe(tables, Aggregate(Aggregation("quantile", kinds), column))
        case "exact_mean":
            return pipe(tables, Aggregate(Aggregation("quantile", {"float": _linear(q)}), column))
        case "exact_selector":
            return pipe(tables, Select(Selection("quantile", _selector(q)), column))
    raise FluxError(f"unknown method {method}")


def _digest(q: float) -> Callable[[pl.Expr], pl.Expr]:
    """Hazen's quantile, within the least and the greatest value."""
    if q == _MIDDLE:
        # There all definitions meet, and Polars has the median at hand.
        return lambda column: column.median()

    def expression(column: pl.Expr) -> pl.Expr:
        values = column.drop_nulls().cast(pl.Float64).sort()
        place = (q * values.len() - 0.5).clip(0, values.len().cast(pl.Float64) - 1)
        return _interpolate(values, place)

    return expression


def _linear(q: float) -> Callable[[pl.Expr], pl.Expr]:
    def expression(column: pl.Expr) -> pl.Expr:
        values = column.drop_nulls().sort()
        return _interpolate(values, q * (values.len().cast(pl.Float64) - 1))

    return expression


def _interpolate(values: pl.Expr, place: pl.Expr) -> pl.Expr:
    below = place.floor().cast(pl.Int64).clip(0)
    low = values.get(below, null_on_oob=True)
    high = values.get(place.ceil().cast(pl.Int64).clip(0), null_on_oob=True)
    part = place - below.cast(pl.Float64)
    return pl.when(part == 0).then(low).otherwise(low * (1 - part) + high * part)


def _selector(q: float) -> Callable[[pl.Expr, pl.Expr], pl.Expr]:
    def choose(column: pl.Expr, row: pl.Expr) -> pl.Expr:
        kept = row.filter(column.is_not_null())
        ordered = kept.sort_by(column.drop_nulls(), maintain_order=True)
        place = (q * kept.len()).ceil().cast(pl.Int64) - 1
        return ordered.get(place.clip(0), null_on_oob=True)

    return choose
