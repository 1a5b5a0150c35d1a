"""market.rollingStddev: how far the last values spread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import FluxError
from krakflux.flux.stdlib.market.rolling import rolling
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Stream
    from krakflux.model.time import Duration

__all__ = ["rolling_stddev"]

# What each mode takes off the number of values.
_MODES: Final = {"sample": 1, "population": 0}


@function(
    "market",
    "rollingStddev",
    "(<-tables: stream[A], ?n: int, ?period: duration, ?column: string, ?as: string, "
    "?timeColumn: string, ?mode: string) => stream[B] where A: Record, B: Record",
)
def rolling_stddev(
    tables: Stream,
    n: int | None = None,
    period: Duration | None = None,
    column: str = "_value",
    as_: str = "rollingStddev",
    time_column: str = "_time",
    mode: str = "sample",
) -> Stream:
    """Add the standard deviation of the last `n` rows, or of the rows in the last `period`.

    Nulls don't count. The first n − 1 rows of a table have null; with `period` what there is
    counts. The mode "sample" divides by one less than the number of values and is null for one,
    "population" divides by the number.
    """
    if mode not in _MODES:
        raise FluxError(f'"{mode}" is not a valid standard deviation mode')
    return rolling(tables, "stddev", n, period, column, as_, time_column, lost=_MODES[mode])
