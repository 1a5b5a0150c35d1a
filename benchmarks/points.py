"""The points that are written: the same for every system."""

from __future__ import annotations

import random

__all__ = ["EPOCH_S", "make_body"]

EPOCH_S = 1_700_000_000


def make_body(lines: int, *, number: int, series: int, seed: int = 1) -> bytes:
    """Make a body of one-field lines in nanoseconds.

    Body `number` follows body `number - 1` in time: each series gets a value a second.
    """
    generator = random.Random(seed * 1_000_003 + number)
    first = number * lines
    rows = []
    for index in range(first, first + lines):
        second = EPOCH_S + index // series
        price = round(generator.gauss(100.0, 5.0), 4)
        rows.append(f"price,pair=P{index % series:03d} last={price} {second}000000000")
    return "\n".join(rows).encode()
