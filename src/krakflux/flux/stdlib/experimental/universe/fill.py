"""universe.fill, under its other path."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.fill import fill as of_universe

__all__ = ["fill"]

fill = function(
    "experimental/universe",
    "fill",
    "(<-tables: stream[A], ?column: string, ?value: B, ?usePrevious: bool) => stream[C] "
    "where A: Record, C: Record",
)(of_universe)
