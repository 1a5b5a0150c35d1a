"""`krakflux record`: keep what the exchange streams, to replay it later."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from krakflux.cli.options import ConfigFile, Exchange, LogLevel, Pairs

if TYPE_CHECKING:
    from krakflux.collector.recorder import RecordedFrames

__all__ = ["record"]


def record(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Takes the recording.")],
    pairs: Pairs = None,
    channels: Annotated[
        str, typer.Option(metavar="NAME,…", help="Out of ticker, trade, book, ohlc.")
    ] = "ticker,trade,book",
    book_depth: Annotated[
        int | None, typer.Option(metavar="LEVELS", help="Of the books. [10]", show_default=False)
    ] = None,
    seconds: Annotated[
        float | None,
        typer.Option(
            "--for", metavar="SECONDS", min=0.1, help="Stop after so long.", show_default=False
        ),
    ] = None,
    exchange: Exchange = None,
    log_level: LogLevel = "error",
    config: ConfigFile = None,
) -> None:
    """Record the exchange's WebSocket frames as they come; `krakflux replay DIR` plays them."""
    from krakflux.app.record import run_record
    from krakflux.cli.process import prepare
    from krakflux.clock import SystemClock

    flags = {
        "collector.exchange": exchange,
        "collector.pairs": pairs,
        "collector.book_depth": book_depth,
        "log_level": log_level,
    }
    settings = prepare(flags, config)
    names = [name.strip() for name in channels.split(",") if name.strip()]
    is_terminal = sys.stderr.isatty()

    def show(recorded: RecordedFrames, trouble: str) -> None:
        if is_terminal:
            print(f"\r{_describe(recorded)}  {trouble}\033[K", end="", file=sys.stderr, flush=True)

    print(f"recording to {directory}; Ctrl-C stops it", file=sys.stderr, flush=True)
    recorded = run_record(settings, SystemClock(), directory, names, show, time_s=seconds)
    if is_terminal:
        print(file=sys.stderr)
    print(_describe(recorded))


def _describe(recorded: RecordedFrames) -> str:
    frames, disk = _size(recorded.frame_bytes), _size(recorded.disk_bytes)
    return f"{recorded.frames} frames, {frames}, {disk} on disk"


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.1f} kB"
