"""math's constants."""

from __future__ import annotations

import math
from typing import Final

from krakflux.flux.stdlib.registry import constant
from krakflux.flux.values import UInt

__all__: list[str] = []

_FLOATS: Final = {
    "pi": math.pi,
    "e": math.e,
    "phi": (1 + math.sqrt(5)) / 2,
    "sqrt2": math.sqrt(2),
    "sqrte": math.sqrt(math.e),
    "sqrtpi": math.sqrt(math.pi),
    "sqrtphi": math.sqrt((1 + math.sqrt(5)) / 2),
    "ln2": math.log(2),
    "ln10": math.log(10),
    "log2e": 1 / math.log(2),
    "log10e": 1 / math.log(10),
    "maxfloat": 1.797693134862315708145274237317043567981e308,
    "smallestNonzeroFloat": 5e-324,
}

for _name, _value in _FLOATS.items():
    constant("math", _name, "float", _value)

constant("math", "maxint", "int", (1 << 63) - 1)
constant("math", "minint", "int", -(1 << 63))
constant("math", "maxuint", "uint", UInt((1 << 64) - 1))
