"""expect.planner: which rules of the planner a test expects to be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.values import Record

if TYPE_CHECKING:
    from krakflux.flux.values import Dictionary

__all__ = ["planner"]


@function("testing/expect", "planner", "(rules: [string: int]) => {}")
def planner(rules: Dictionary) -> Record:
    """Name InfluxDB's rules and how often each should be used; accepted, and nothing is checked."""
    return Record({})
