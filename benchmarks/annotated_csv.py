"""Rows a second of the annotated-CSV encoder, beside Python's csv module on the same cells.

Run: `python benchmarks/annotated_csv.py`. Prints medians and their ratio.
"""

from __future__ import annotations

import csv
import io
import random
import statistics
import time
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from krakflux.codec.annotated_csv import Dialect, decode, encode
from krakflux.model.tables import TABLE, QueryResult, TableBlock

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 1_000_000
ROWS_A_TABLE = 2_500
START = 1_700_000_000_000_000_000
CELLS = [*["2023-11-14T22:13:20Z"] * 3, 123.456789, "last", "kraken", "PAIR/USD"]
DIALECT = Dialect(annotations=("datatype", "group", "default"))


def make_result(rows: int, step: int) -> QueryResult:
    """Make tables of time and float, as a range of many series gives them; `step` in ns."""
    source = random.Random(step)
    count = rows // ROWS_A_TABLE
    time_type = pl.Datetime("ns")
    keys = pl.DataFrame(
        {
            TABLE: pl.Series(range(count), dtype=pl.UInt32),
            "_start": pl.Series([START] * count).cast(time_type),
            "_stop": pl.Series([START + rows * step] * count).cast(time_type),
            "_field": ["last"] * count,
            "_measurement": ["kraken"] * count,
            "pair": [f"PAIR{at}/USD" for at in range(count)],
        }
    )
    values = pl.DataFrame(
        {
            TABLE: pl.Series([at // ROWS_A_TABLE for at in range(rows)], dtype=pl.UInt32),
            "_time": pl.Series([START + at * step for at in range(rows)]).cast(time_type),
            "_value": [source.random() * 1000 for _ in range(rows)],
        }
    )
    columns = ("_start", "_stop", "_time", "_value", "_field", "_measurement", "pair")
    return QueryResult("_result", [TableBlock(columns, keys, values)])


def measure(work: Callable[[], object], runs: int = 5) -> float:
    """Give the median time of a run in seconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def write_plainly(rows: int) -> None:
    writer = csv.writer(io.StringIO())
    for at in range(rows):
        writer.writerow(["", "", at // ROWS_A_TABLE, *CELLS])


def encoded_length(result: QueryResult) -> int:
    return sum(map(len, encode([result], DIALECT)))


def main() -> None:
    plain = measure(lambda: write_plainly(ROWS), 1)
    print(f"Python's csv module       {ROWS / plain / 1e6:6.2f} M rows/s")
    for name, step in (("whole seconds", 10_000_000_000), ("nanoseconds", 10_000_000_123)):
        result = make_result(ROWS, step)
        taken = measure(partial(encoded_length, result))
        print(f"encode, {name:16}  {ROWS / taken / 1e6:6.2f} M rows/s  ratio {plain / taken:5.1f}")
    text = b"".join(encode([make_result(100_000, 1)], DIALECT)).decode()
    taken = measure(lambda: decode(text), 1)
    print(f"decode                    {0.1 / taken:6.2f} M rows/s")


if __name__ == "__main__":
    main()
