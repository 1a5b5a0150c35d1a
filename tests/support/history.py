"""An importer of history with everything it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.clock import SystemClock
from krakflux.collector.history import HistoryImport, ImportFilter, find_sources
from krakflux.collector.ledger import open_ledger
from krakflux.collector.trades import TradeBook
from support.sinks import ListSink

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.collector.history import ImportProgress, ImportReport
    from krakflux.collector.ledger import PairHoldings

__all__ = ["HistoryBench"]


class HistoryBench:
    """Imports into memory, with a ledger on disk that outlives a run."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.files = directory / "files"
        self.files.mkdir()
        self.sink = ListSink()
        self.told: list[ImportProgress] = []

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.files / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    async def run(
        self, wanted: ImportFilter | None = None, *, is_repeated: bool = False
    ) -> ImportReport:
        with open_ledger(self.directory / "ledger.sqlite", "bucket") as ledger:
            book = TradeBook(ledger, self.sink, SystemClock())
            history = HistoryImport(
                ledger, book, self.sink, wanted or ImportFilter(), is_repeated=is_repeated
            )
            return await history.run(find_sources([self.files]), self.told.append)

    def holdings(self, pair: str) -> PairHoldings:
        with open_ledger(self.directory / "ledger.sqlite", "bucket") as ledger:
            holdings = ledger.holdings(pair)
            assert holdings is not None
            return holdings
