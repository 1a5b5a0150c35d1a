"""`krakflux import`: history from files into the bucket that `up` collects into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.app.destination import open_destination
from krakflux.app.serving import run_until_signalled
from krakflux.collector.history import HistoryImport, ImportReport, find_sources
from krakflux.collector.trades import TradeBook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from krakflux.clock import Clock
    from krakflux.collector.history import ImportFilter
    from krakflux.collector.history.importer import OnImport
    from krakflux.config import Settings

__all__ = ["run_import"]


def run_import(
    settings: Settings,
    clock: Clock,
    paths: Sequence[Path],
    wanted: ImportFilter,
    on_progress: OnImport,
    *,
    is_repeated: bool = False,
) -> ImportReport | None:
    """Import until everything is stored; None = the process was told to end before.

    Args:
        settings: Say where the data are.
        clock: The machine's.
        paths: Files, directories and zip archives.
        wanted: Which pairs and intervals.
        on_progress: Told after every block.
        is_repeated: Import again what was imported before.

    Raises:
        ConfigurationError: a path or the data directory can't be used.
        KrakfluxError: the storage refuses.
    """
    sources = find_sources(paths)
    report: ImportReport | None = None

    async def main() -> None:
        nonlocal report
        async with open_destination(settings, clock) as destination:
            book = TradeBook(destination.ledger, destination.sink, clock)
            history = HistoryImport(
                destination.ledger, book, destination.sink, wanted, is_repeated=is_repeated
            )
            done = await history.run(sources, on_progress)
            await destination.finish()
            report = done

    run_until_signalled(main())
    return report
