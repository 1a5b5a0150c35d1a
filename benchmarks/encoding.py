"""Rows a second of the annotated-CSV encoder and of the line-protocol parser, without HTTP."""

from __future__ import annotations

import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.annotated_csv import encoded_length, make_result
from benchmarks.harness import OURS, Row
from benchmarks.points import make_body
from krakflux.codec.line_protocol import Precision, parse

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["run"]

_ROWS = 1_000_000
_LINES = 5_000


def run() -> list[Row]:
    """Measure both."""
    rows = [
        Row(
            f"annotated CSV of time + float, {name}",
            "rows/s",
            True,
            {OURS: _ROWS / _median(partial(encoded_length, make_result(_ROWS, step)), 5)},
            limit=4_000_000,
        )
        for name, step in (("whole seconds", 10_000_000_000), ("nanoseconds", 10_000_000_123))
    ]
    for fields in (1, 9):
        body = make_body(_LINES, number=0, series=40, fields=fields)
        taken = _median(partial(parse, body, Precision.NANOSECOND, 0), 25)
        limit = 2_500_000 if fields == 1 else None
        name = f"line protocol parsed, {_LINES:,} lines, {fields} field{'s' * (fields > 1)}"
        rows.append(Row(name, "lines/s", True, {OURS: _LINES / taken}, limit=limit))
    return rows


def _median(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)
