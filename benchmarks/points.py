"""The points that are written: the same for every system."""

from __future__ import annotations

import random

__all__ = ["EPOCH_S", "make_body"]

EPOCH_S = 1_700_000_000


def make_body(
    lines: int,
    *,
    number: int,
    series: int,
    fields: int = 1,
    step_s: int = 1,
    measurement: str = "price",
) -> bytes:
    """Make a body in nanoseconds.

    Body `number` follows body `number - 1` in time: each series gets a value every `step_s`.
    """
    generator = random.Random(1_000_003 + number)
    names = ["last", *(f"field{at}" for at in range(1, fields))]
    first = number * lines
    rows = []
    for index in range(first, first + lines):
        second = EPOCH_S + index // series * step_s
        values = ",".join(f"{name}={round(generator.gauss(100.0, 5.0), 4)}" for name in names)
        rows.append(f"{measurement},pair=P{index % series:03d} {values} {second}000000000")
    return "\n".join(rows).encode()
