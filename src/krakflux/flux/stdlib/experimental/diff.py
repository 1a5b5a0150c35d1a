"""experimental.diff: where two streams differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.testing.diff import diff as testing_diff

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["diff"]


@function(
    "experimental",
    "diff",
    "(<-got: stream[A], want: stream[A]) => stream[{A with _diff: string}] where A: Record",
)
def diff(got: Stream, want: Stream) -> Stream:
    """Give the rows in which two streams differ: "+" marks those of `got`, "-" those of `want`."""
    return testing_diff(got, want)
