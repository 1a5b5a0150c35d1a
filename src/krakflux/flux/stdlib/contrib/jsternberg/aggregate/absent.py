"""What an aggregate gives where there are no values: null, or no row at all."""

from __future__ import annotations

from typing import Final

from krakflux.flux.stdlib.registry import constant
from krakflux.flux.values import Record

__all__ = ["NONE"]

NONE: Final = Record({"fill": "none"})

constant("contrib/jsternberg/aggregate", "null", "A", None)
constant("contrib/jsternberg/aggregate", "none", "A", NONE)
