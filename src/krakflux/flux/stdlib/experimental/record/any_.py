"""record.any: a record of any type, to begin arguments with."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import constant
from krakflux.flux.values import Record

__all__: list[str] = []

constant("experimental/record", "any", "A", Record({}))
