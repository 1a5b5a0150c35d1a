"""Imports sources one after the other, block by block, and remembers how far it came."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

import polars as pl

from krakflux.collector.history.blocks import BlockForm, read_blocks
from krakflux.collector.history.frames import FrameReader
from krakflux.collector.history.points import (
    candle_lines,
    numbered_trades,
    poll_lines,
    spread_in_time,
    unnumbered_lines,
)
from krakflux.collector.history.recall import Imported, recall
from krakflux.collector.history.sources import interval_in
from krakflux.collector.ledger import ImportState
from krakflux.collector.replay.recognise import read_answers
from krakflux.collector.replay.recordings import Candles, TickerFrames, Trades
from krakflux.collector.replay.tables import Table, read_table
from krakflux.errors import InvalidError
from krakflux.kraken.errors import KrakenMalformedError
from krakflux.kraken.pairs import display_name
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.collector.history.blocks import Block
    from krakflux.collector.history.sources import ImportFilter, Source
    from krakflux.collector.ledger import Ledger
    from krakflux.collector.replay.recordings import Recording
    from krakflux.collector.sinks import Sink
    from krakflux.collector.trades import TradeBook
    from krakflux.model.market import Trade

__all__ = ["HistoryImport", "ImportProgress", "ImportReport", "OnImport"]

_LOG: Final = logging.getLogger(__name__)
_LINES_AT_ONCE: Final = 50_000
_NO_NUMBERS: Final = "a price or a volume is no number"
_NO_TIME: Final = "a time can't be read"


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import has come: bytes of `total_bytes`, and the points they became."""

    source: str
    done_bytes: int
    total_bytes: int
    points: int


class OnImport(Protocol):
    """Is told after every block."""

    def __call__(self, progress: ImportProgress) -> None: ...


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the sources.

    Attributes:
        candles: Stored ones.
        trades: Numbered ones that were not held before.
        unnumbered: Trades without an id that were stored.
        tickers: Polled, or as the exchange streamed them.
        books: Samples of order books.
        files: Sources that were read.
        known: Sources that had been imported before.
        skipped: Sources nothing could be read from, and why.
        unreadable: Rows and recorded frames that can't be read, and how many, by what is wrong
            with them.
    """

    candles: int = 0
    trades: int = 0
    unnumbered: int = 0
    tickers: int = 0
    books: int = 0
    files: int = 0
    known: int = 0
    skipped: tuple[tuple[str, str], ...] = ()
    unreadable: tuple[tuple[str, int], ...] = ()

    @property
    def points(self) -> int:
        return self.candles + self.trades + self.unnumbered + self.tickers + self.books


class HistoryImport:
    """Reads sources into a sink.

    A block's place is noted once its points are safe; an import that was stopped goes on after the
    last one, and one that is repeated finds its sources done.

    Args:
        ledger: Remembers what was imported.
        book: Takes trades that have ids.
        sink: Takes everything else.
        wanted: Which pairs and intervals.
        is_repeated: Import sources once more that were imported before.
    """

    def __init__(
        self,
        ledger: Ledger,
        book: TradeBook,
        sink: Sink,
        wanted: ImportFilter,
        *,
        is_repeated: bool = False,
    ) -> None:
        self._ledger = ledger
        self._book = book
        self._sink = sink
        self._wanted = wanted
        self._is_repeated = is_repeated
        self._report = ImportReport()
        self._frames = FrameReader(wanted)
        self._earlier: list[Imported] = []
        self._interval: int | None = None

    async def run(self, sources: Sequence[Source], on_progress: OnImport) -> ImportReport:
        """Import all sources; one that can't be read is skipped and reported.

        Raises:
            KrakfluxError: points could not be stored.
        """
        chosen = [source for source in sources if self._wanted.wants(source)]
        total = sum(source.size for source in chosen)
        done = 0
        for source in chosen:

            def tell(position: int, begun: int = done, name: str = str(source)) -> None:
                on_progress(ImportProgress(name, begun + position, total, self._report.points))

            await self._import(source, tell)
            done += source.size
            tell(0, done)
        return self._report

    async def _import(self, source: Source, tell: _Tell) -> None:
        state = await asyncio.to_thread(self._ledger.imported, source.key)
        if state is None or self._is_repeated:
            state = ImportState()
        if state.done_bytes:
            self._earlier.append(Imported(source, state.done_bytes))
        if state.is_finished:
            self._report = replace(self._report, known=self._report.known + 1)
            return
        self._interval = interval_in(source.name)
        try:
            state = await self._import_blocks(source, state, tell)
        except (InvalidError, KrakenMalformedError) as error:
            skipped = (*self._report.skipped, (str(source), error.message))
            self._report = replace(self._report, skipped=skipped)
            return
        finished = replace(state, is_finished=True)
        await asyncio.to_thread(self._ledger.note_imported, source.key, finished)
        self._report = replace(self._report, files=self._report.files + 1)

    async def _import_blocks(self, source: Source, state: ImportState, tell: _Tell) -> ImportState:
        blocks = read_blocks(source, state.done_bytes)
        while (block := await asyncio.to_thread(next, blocks, None)) is not None:
            if block.form is BlockForm.FRAMES:
                await self._store_frames(block, source)
            else:
                table = await asyncio.to_thread(_read, block, source.name)
                self._leave_out({_NO_TIME: table.left_out})
                for recording in table.recordings:
                    state = await self._store(recording, source, state)
            state = replace(state, done_bytes=block.end)
            await asyncio.to_thread(self._ledger.note_imported, source.key, state)
            tell(min(block.position, source.size))
        if state.done_bytes == 0:
            raise InvalidError("holds no rows of a known form")
        return state

    async def _store_frames(self, block: Block, source: Source) -> None:
        if self._earlier:
            await asyncio.to_thread(recall, self._frames, self._earlier)
            self._earlier = []
        points = await asyncio.to_thread(self._frames.read, block.text.encode())
        for pair, trades in points.trades.items():
            await self._accept(pair, trades, source)
        tickers = await self._write(points.tickers)
        books, candles = await self._write(points.books), await self._write(points.candles)
        self._report = replace(
            self._report,
            tickers=self._report.tickers + tickers,
            books=self._report.books + books,
            candles=self._report.candles + candles,
        )
        self._leave_out(points.unreadable)

    async def _store(self, recording: Recording, source: Source, state: ImportState) -> ImportState:
        if not isinstance(recording, Candles | Trades | TickerFrames):
            return state
        pair = display_name(recording.name)
        if not self._wanted.wants_pair(pair):
            return state
        if isinstance(recording, Trades):
            return await self._store_trades(pair, recording.rows, source, state)
        if isinstance(recording, TickerFrames):
            count = await self._write(poll_lines(pair, recording))
            self._report = replace(self._report, tickers=self._report.tickers + count)
        else:
            await self._store_candles(pair, recording)
        return state

    async def _store_candles(self, pair: str, candles: Candles) -> None:
        interval = self._interval = self._interval or candles.interval
        if self._wanted.wants_interval(interval):
            count = await self._write(candle_lines(pair, interval, candles))
            self._report = replace(self._report, candles=self._report.candles + count)
            self._leave_out({_NO_NUMBERS: candles.rows.height - count})

    async def _store_trades(
        self, pair: str, rows: pl.DataFrame, source: Source, state: ImportState
    ) -> ImportState:
        numbered = numbered_trades(rows)
        await self._accept(pair, numbered, source)
        unnumbered = rows.filter(pl.col("id").is_null())
        spread, last_time, ordinal = spread_in_time(unnumbered, state.last_time, state.ordinal)
        wanted = await self._before_numbered(pair, spread)
        count = await self._write(unnumbered_lines(pair, wanted))
        self._report = replace(self._report, unnumbered=self._report.unnumbered + count)
        lost = rows.height - unnumbered.height - len(numbered) + wanted.height - count
        self._leave_out({_NO_NUMBERS: lost})
        return replace(state, last_time=last_time, ordinal=ordinal)

    def _leave_out(self, kinds: Mapping[str, int]) -> None:
        told = Counter(dict(self._report.unreadable)) + Counter(kinds)
        self._report = replace(self._report, unreadable=tuple(told.most_common()))

    async def _accept(self, pair: str, trades: Sequence[Trade], source: Source) -> None:
        if not trades:
            return
        accepted = await self._book.accept(pair, trades, cause=f"missing in {source.name}")
        count = self._report.trades + len(accepted.fresh)
        self._report = replace(self._report, trades=count)

    async def _before_numbered(self, pair: str, rows: pl.DataFrame) -> pl.DataFrame:
        """Leave out what is held with ids: from the second of the first numbered trade on."""
        holdings = await self._book.holdings(pair) if rows.height else None
        if holdings is None:
            return rows
        return rows.filter(pl.col("time") < holdings.first.first_time // SECOND * SECOND)

    async def _write(self, lines: list[str]) -> int:
        for begin in range(0, len(lines), _LINES_AT_ONCE):
            await self._sink.write(lines[begin : begin + _LINES_AT_ONCE])
        return len(lines)


class _Tell(Protocol):
    def __call__(self, position: int) -> None: ...


def _read(block: Block, name: str) -> Table:
    """Recognise a block.

    Raises:
        InvalidError: it holds nothing known, or the market data of another exchange.
    """
    if block.form is BlockForm.ANSWERS:
        return Table(read_answers(block.text), left_out=0)
    _refuse_other_exchanges(block.text)
    return read_table(block.text, name)


def _refuse_other_exchanges(text: str) -> None:
    header, _, rest = text.partition("\n")
    names = [name.strip().lower() for name in header.split(",")]
    if "exchange" not in names or "price" not in names:
        return
    place = names.index("exchange")
    first = rest.partition("\n")[0].split(",")
    if len(first) > place and first[place].strip().strip('"').upper() != "KRAKEN":
        raise InvalidError(f"is of another exchange, {first[place]}")
