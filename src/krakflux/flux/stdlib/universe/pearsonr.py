"""pearsonr: Pearson's correlation of two streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.cov import cov

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["pearsonr"]


@function("universe", "pearsonr", "(x: A, y: B, on: [string]) => stream[C] where C: Record")
def pearsonr(x: Stream, y: Stream, on: tuple[str, ...]) -> Stream:
    """Join two streams on the columns `on` and give the correlation of their `_value`s."""
    return cov(x, y, on, pearsonr=True)
