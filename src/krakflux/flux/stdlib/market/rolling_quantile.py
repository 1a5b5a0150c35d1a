"""market.rollingQuantile: a quantile of the last values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.market.rolling import rolling
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["rolling_quantile"]


@function(
    "market",
    "rollingQuantile",
    "(<-tables: stream[A], q: float, ?n: int, ?period: duration, ?column: string, ?as: string, "
    "?timeColumn: string) => stream[B] where A: Record, B: Record",
)
def rolling_quantile(
    tables: Stream,
    q: float,
    n: int | None = None,
    period: Duration | None = None,
    column: str = "_value",
    as_: str = "rollingQuantile",
    time_column: str = "_time",
) -> Stream:
    """Add the quantile `q` of the last `n` rows, or of the rows in the last `period`.

    It lies at position q·(n − 1) of the sorted values, interpolated, as "exact_mean" of quantile().
    Nulls don't count. The first n − 1 rows of a table have null; with `period` what there is
    counts.
    """
    if not 0 <= q <= 1:
        raise FluxError("quantile must be between 0 and 1")
    return rolling(tables, "quantile", n, period, column, as_, time_column, q=q)
