"""What a recorded file can hold, once it is recognised; `name` is the pair as the file names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

__all__ = [
    "AssetEntry",
    "AssetPairEntry",
    "Candles",
    "Depth",
    "Moment",
    "Recording",
    "Spreads",
    "Tape",
    "TickerFrames",
    "Trades",
]


@dataclass(frozen=True, slots=True)
class TickerFrames:
    """A pair's Ticker entries as polled: `times` (ns) rising, one entry each.

    A single answer without a time of its own has one entry and no times.
    """

    name: str
    times: tuple[int, ...]
    entries: Sequence[dict[str, Any]]

    @property
    def moment(self) -> int | None:
        return self.times[-1] if self.times else None

    @property
    def start(self) -> int | None:
        return self.times[0] if self.times else None


@dataclass(frozen=True, slots=True)
class Candles:
    """A pair's candles by rising time.

    Columns: `time` (Int64 s), `open high low close vwap volume` (String, as recorded), `trades`
    (Int64). `interval` in minutes.
    """

    name: str
    interval: int
    rows: pl.DataFrame

    @property
    def moment(self) -> int | None:
        return _last(self.rows, "time", 1_000_000_000)


@dataclass(frozen=True, slots=True)
class Trades:
    """A pair's trades by rising time.

    Columns: `time` (Int64 ns), `price volume side type` (String), `id` (Int64, null = not known).
    """

    name: str
    rows: pl.DataFrame

    @property
    def moment(self) -> int | None:
        return _last(self.rows, "time", 1)


@dataclass(frozen=True, slots=True)
class Depth:
    """One order book as answered; level times in seconds."""

    name: str
    book: dict[str, Any]

    @property
    def moment(self) -> int | None:
        times = [level[2] for side in ("asks", "bids") for level in self.book[side]]
        return max(times) * 1_000_000_000 if times else None


@dataclass(frozen=True, slots=True)
class Spreads:
    """Rows `[time s, bid, ask]` as answered."""

    name: str
    rows: tuple[list[Any], ...]

    @property
    def moment(self) -> int | None:
        return int(self.rows[-1][0]) * 1_000_000_000 if self.rows else None


@dataclass(frozen=True, slots=True)
class AssetPairEntry:
    """One pair of an AssetPairs answer; `name` is the key it stood under."""

    name: str
    entry: dict[str, Any]

    @property
    def moment(self) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class AssetEntry:
    """One asset of an Assets answer; `name` is the key it stood under."""

    name: str
    entry: dict[str, Any]

    @property
    def moment(self) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class Moment:
    """An answer that tells when its neighbours were recorded (Time, SystemStatus)."""

    moment: int


@dataclass(frozen=True, slots=True)
class Tape:
    """A pair's WebSocket v2 frames of one channel as received: `times` (ns) rising, one each.

    `number` is a book's depth or the candles' interval in minutes, else 0.
    """

    name: str
    channel: str
    number: int
    times: tuple[int, ...]
    frames: tuple[bytes, ...]

    @property
    def moment(self) -> int | None:
        return self.times[-1] or None


Recording = (
    TickerFrames | Candles | Trades | Depth | Spreads | AssetPairEntry | AssetEntry | Moment | Tape
)


def _last(rows: pl.DataFrame, column: str, unit: int) -> int | None:
    return int(rows[column][-1]) * unit if rows.height else None
