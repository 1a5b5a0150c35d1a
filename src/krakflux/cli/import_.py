"""`krakflux import`: candles, trades and polls from files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from krakflux.cli.errors import FAILED, INTERRUPTED
from krakflux.cli.options import ConfigFile, DataDirectory, LogLevel

if TYPE_CHECKING:
    from krakflux.collector.history import ImportProgress, ImportReport

__all__ = ["import_history"]


def import_history(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Files, directories and zip archives."),
    ],
    pairs: Annotated[
        str | None, typer.Option(metavar="PAIR,PAIR…", help="Only these.", show_default=False)
    ] = None,
    intervals: Annotated[
        str | None,
        typer.Option(
            metavar="MINUTES,…", help="Only candles of these, like 1,60.", show_default=False
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also what was imported before.")] = False,
    data_dir: DataDirectory = None,
    log_level: LogLevel = "error",
    config: ConfigFile = None,
) -> None:
    """Import Kraken's downloads, recordings of `krakflux record`, and other programs' exports.

    Known are Kraken's OHLCVT and trading history as zip or CSV, answers of its
    REST interface, and candles, trades and ticker polls in CSV, JSON, Feather
    or Parquet. Files are told by what they hold; trades and candles that don't
    say their pair are those of the pair the file is named after.
    """
    from krakflux.app.history import run_import
    from krakflux.cli.process import prepare
    from krakflux.cli.progress import Meter
    from krakflux.clock import SystemClock
    from krakflux.collector.history import ImportFilter
    from krakflux.collector.settings import read_pairs

    settings = prepare({"data_dir": data_dir, "log_level": log_level}, config)
    wanted = ImportFilter(
        frozenset(read_pairs(pairs)) if pairs else frozenset(), _read_intervals(intervals)
    )
    with Meter() as meter:

        def show(progress: ImportProgress) -> None:
            text = f"{progress.source}, {progress.points} points"
            meter.show(text, progress.done_bytes, progress.total_bytes)

        report = run_import(settings, SystemClock(), paths, wanted, show, is_repeated=again)
    if report is None:
        print("krakflux: stopped; the same command goes on from here", file=sys.stderr)
        raise typer.Exit(INTERRUPTED)
    _print_report(report)
    if report.skipped and not report.files + report.known:
        raise typer.Exit(FAILED)


def _read_intervals(text: str | None) -> frozenset[int]:
    try:
        return frozenset(int(part) for part in (text or "").split(",") if part.strip())
    except ValueError:
        raise typer.BadParameter(f"intervals are minutes like 1,60, not {text!r}") from None


def _print_report(report: ImportReport) -> None:
    for name, reason in report.skipped:
        print(f"skipped {name}: {reason}", file=sys.stderr)
    for kind, count in report.unreadable:
        lines = "1 line" if count == 1 else f"{count} lines"
        print(f"left out {lines} that can't be read ({kind})", file=sys.stderr)
    print(
        f"{_count_files(report.files)}: {report.candles} candles, {report.trades} trades,"
        f" {report.unnumbered} trades without an id, {report.tickers} tickers,"
        f" {report.books} samples of books"
    )
    if report.known:
        print(f"{_count_files(report.known)} had been imported before")


def _count_files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
