"""cov: how two streams move together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.covariance import covariance
from krakflux.flux.stdlib.universe.join import join
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["cov"]


@function(
    "universe", "cov", "(x: A, y: B, on: [string], ?pearsonr: bool) => stream[C] where C: Record"
)
def cov(x: Stream, y: Stream, on: tuple[str, ...], pearsonr: bool = False) -> Stream:
    """Join two streams and give the sample covariance of their `_value`s.

    Args:
        x: One stream.
        y: The other.
        on: Columns that must be equal for two rows to belong together.
        pearsonr: Give Pearson's correlation instead.
    """
    joined = join(Record({"x": x, "y": y}), on)
    return covariance(joined, ("_value_x", "_value_y"), pearsonr)
