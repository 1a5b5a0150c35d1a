"""Lines a second of the line-protocol parsers: columns against line by line, by size of body.

Run: `python benchmarks/line_protocol.py`. Prints the median of each and their ratio.
"""

from __future__ import annotations

import random
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

from krakflux.codec.line_protocol import Precision
from krakflux.codec.line_protocol.columns import parse_columns
from krakflux.codec.line_protocol.reference import parse_lines

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1, 10, 100, 500, 5_000)
FIELDS = (1, 9)
START = 1_700_000_000_000_000_000


def make_body(lines: int, fields: int) -> bytes:
    """Write a body of a hundred series and float fields, one time a line."""
    source = random.Random(lines * fields)
    return "".join(
        f"cpu,host=host{source.randrange(100)},region=eu "
        + ",".join(f"usage_{at}={source.random() * 100!r}" for at in range(fields))
        + f" {START + line * 1_000_000}\n"
        for line in range(lines)
    ).encode()


def measure(work: Callable[[], object], runs: int = 25) -> float:
    """Give the median time of a run in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    print("lines  fields     columns  line by line  ratio")
    for fields in FIELDS:
        for lines in SIZES:
            body = make_body(lines, fields)
            columns = measure(partial(parse_columns, body, Precision.NANOSECOND, START))
            plain = measure(partial(parse_lines, body, Precision.NANOSECOND, START))
            print(
                f"{lines:5}  {fields:6}  {lines / columns / 1e6:6.3f} M/s"
                f"    {lines / plain / 1e6:6.3f} M/s  {plain / columns:5.1f}"
            )


if __name__ == "__main__":
    main()
