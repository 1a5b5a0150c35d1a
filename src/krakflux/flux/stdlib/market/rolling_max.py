"""market.rollingMax: the greatest of the last values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.market.rolling import rolling
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["rolling_max"]


@function(
    "market",
    "rollingMax",
    "(<-tables: stream[A], ?n: int, ?period: duration, ?column: string, ?as: string, "
    "?timeColumn: string) => stream[B] where A: Record, B: Record",
)
def rolling_max(
    tables: Stream,
    n: int | None = None,
    period: Duration | None = None,
    column: str = "_value",
    as_: str = "rollingMax",
    time_column: str = "_time",
) -> Stream:
    """Add the greatest value of the last `n` rows, or of the rows in the last `period`.

    Nulls don't count. The first n − 1 rows of a table have null; with `period` what there is
    counts.
    """
    return rolling(tables, "max", n, period, column, as_, time_column)
