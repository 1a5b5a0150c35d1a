"""`python -m benchmarks`: all rows in one run, printed and kept as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import (
    dashboard,
    encoding,
    feed,
    flux,
    footprint,
    growth,
    http_ingest,
    http_query,
    latency,
    live,
    page,
)
from benchmarks.harness import print_rows, to_json, to_markdown
from benchmarks.peers import start_systems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.harness import Row


def main(words: Sequence[str]) -> int:
    """Run the benchmarks that were asked for (all without names) and print their rows."""
    asked = _read(words)
    begin, load = time.monotonic(), os.getloadavg()[0]
    rows: list[Row] = []
    for more in _measure(asked):
        rows += more
        report = {
            "machine": f"{_processor()}, {os.cpu_count()} cores, {_memory_gib()} GiB",
            "system": platform.platform(),
            "load_before": round(load, 1),
            "load_after": round(os.getloadavg()[0], 1),
            "seconds": round(time.monotonic() - begin),
            "values": http_query.values_of(asked.values),
            "rows": to_json(rows),
        }
        # After each benchmark: what was measured stays when a later one fails.
        asked.output.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
        asked.output.with_suffix(".md").write_text(to_markdown(rows))
    print_rows(rows)
    print(f"kept in {asked.output}; the load was {load:.1f} before the run")
    return 0


def _read(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"some of {', '.join(_NAMES)}; all without any")
    parser.add_argument(
        "--values", type=int, default=8_100_000, help="how many the queries go over (the aim: 32e6)"
    )
    parser.add_argument(
        "--growth-values",
        type=int,
        default=growth.MOST_VALUES,
        help="the largest load whose growth is measured (the aim: 100e6)",
    )
    parser.add_argument(
        "--busy-minutes",
        type=int,
        default=1,
        help="how long the page is watched on a busy market (the aim: 10)",
    )
    parser.add_argument("--output", type=Path, default=Path("benchmark.json"))
    asked = parser.parse_args(words)
    unknown = set(asked.names) - set(_NAMES)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    return asked


# Those that need no systems, or start their own.
_ALONE: Final[dict[str, Callable[[], list[Row]]]] = {
    "encoding": encoding.run,
    "feed": feed.run,
    "live": live.run,
    "dashboard": dashboard.run,
    "flux": flux.run,
}
_NAMES: Final = ("idle", "query", "ingest", "series", "latency", *_ALONE, "page", "growth")


def _measure(asked: argparse.Namespace) -> Iterator[list[Row]]:
    names = asked.names or _NAMES
    yield footprint.machine_rows()
    with start_systems() as systems:
        if "idle" in names:
            yield footprint.idle_rows(systems)
        if "query" in names:
            http_query.load_points(systems, asked.values)
            # Waits until nobody rewrites files any more; the queries come after that.
            yield footprint.disk_rows(systems, http_query.values_of(asked.values))
            yield http_query.run(systems)
        if "ingest" in names:
            yield http_ingest.run(systems)
        if "series" in names:
            yield footprint.series_rows(systems)
        if "latency" in names:
            yield latency.run(systems)
    for name, run in _ALONE.items():
        if name in names:
            yield run()
    if "page" in names:
        yield page.run(asked.busy_minutes)
    if "growth" in names:
        for row in growth.run(asked.growth_values):
            yield [row]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory_gib() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
