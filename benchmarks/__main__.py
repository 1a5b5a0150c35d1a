"""`python -m benchmarks [NAME…]`: run all rows, or those of the named files."""

from __future__ import annotations

import sys

from benchmarks import http_ingest, http_query
from benchmarks.harness import print_rows
from benchmarks.peers import start_systems

_BENCHMARKS = {"http_ingest": http_ingest.run, "http_query": http_query.run}


def main(names: list[str]) -> int:
    """Run the named benchmarks (all without names) and print their rows."""
    unknown = set(names) - _BENCHMARKS.keys()
    if unknown:
        print(
            f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(_BENCHMARKS)}"
        )
        return 2
    with start_systems() as systems:
        rows = [row for name in names or _BENCHMARKS for row in _BENCHMARKS[name](systems)]
    print_rows(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
