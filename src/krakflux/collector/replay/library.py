"""Reads recorded files and chooses, of two recordings of a pair, the newest."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from krakflux.collector.market import PairNames
from krakflux.collector.replay.recognise import read_recordings
from krakflux.collector.replay.recordings import (
    AssetEntry,
    AssetPairEntry,
    Candles,
    Depth,
    Moment,
    Recording,
    Spreads,
    Tape,
    TickerFrames,
    Trades,
)
from krakflux.errors import ConfigurationError, InvalidError
from krakflux.kraken.pairs import display_asset, display_name, internal_key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
    from pathlib import Path

__all__ = ["Library", "SkippedFile", "open_library"]

_DATE_IN_NAME: Final = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
_Paired = TypeVar("_Paired", bound=TickerFrames | Candles | Trades | Depth | Spreads | Tape)


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file nothing could be replayed from, and why."""

    path: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Library:
    """The newest recording of everything, by display name.

    Candles also by interval in minutes, tapes by channel before the name.
    """

    names: PairNames
    tickers: dict[str, TickerFrames]
    candles: dict[tuple[str, int], Candles]
    trades: dict[str, Trades]
    depths: dict[str, Depth]
    spreads: dict[str, Spreads]
    tapes: dict[tuple[str, str], Tape]
    asset_pairs: dict[str, AssetPairEntry]
    assets: dict[str, AssetEntry]
    files: tuple[Path, ...]
    skipped: tuple[SkippedFile, ...]

    @property
    def pairs(self) -> frozenset[str]:
        """Give those of which anything but the name is recorded."""
        timed = {pair for pair, _ in self.candles} | self.streamed
        return frozenset(timed.union(self.tickers, self.trades, self.depths, self.spreads))

    @property
    def streamed(self) -> frozenset[str]:
        """Give those of which frames are recorded."""
        return frozenset(pair for _, pair in self.tapes)


# When something was recorded: whether that is known, when, and the file's own time.
_Age = tuple[bool, int, int]


@dataclass(frozen=True, slots=True)
class _Found:
    recording: Recording
    age: _Age


def open_library(paths: Sequence[Path]) -> Library:
    """Read all files, and all files in the directories, of `paths`.

    A recording is as old as the times in it say; else as the answers beside it in its directory
    (Time and SystemStatus first), else as the date in its file's name. A recording of unknown age
    counts as older than any other; among those the file's time of change decides.

    Raises:
        ConfigurationError: a path doesn't exist, or no file holds anything known.
    """
    read: dict[Path, list[Recording]] = {}
    skipped = []
    for path in _files(paths):
        try:
            read[path] = read_recordings(path)
        except InvalidError as error:
            skipped.append(SkippedFile(path, error.message))
    if not read:
        raise ConfigurationError(f"nothing to replay in {', '.join(map(str, paths))}")
    found = _dated(read)
    asset_pairs = _newest_asset_pairs(found)
    return _arrange(found, asset_pairs, tuple(read), tuple(skipped))


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise ConfigurationError(f"{path} doesn't exist")
        yield from (
            sorted(child for child in path.rglob("*") if child.is_file())
            if path.is_dir()
            else (path,)
        )


def _dated(read: dict[Path, list[Recording]]) -> list[_Found]:
    neighbours = _neighbour_moments(read)
    found = []
    for path, recordings in read.items():
        for recording in recordings:
            age = _age(recording, path, neighbours.get(path.parent))
            found.append(_Found(_timed(recording, age), age))
    return found


def _neighbour_moments(read: dict[Path, list[Recording]]) -> dict[Path, int]:
    """Find when each directory's answers were recorded: by Time and SystemStatus, else by rows."""
    exact: dict[Path, int] = {}
    rows: dict[Path, int] = {}
    for path, recordings in read.items():
        for recording in recordings:
            if recording.moment is not None:
                known = exact if isinstance(recording, Moment) else rows
                known[path.parent] = max(known.get(path.parent, 0), recording.moment)
    return rows | exact


def _age(recording: Recording, path: Path, neighbour: int | None) -> _Age:
    moment = recording.moment or neighbour or _moment_in_name(path.name)
    return moment is not None, moment or 0, path.stat().st_mtime_ns


def _moment_in_name(name: str) -> int | None:
    if (date := _DATE_IN_NAME.search(name)) is None:
        return None
    try:
        day = datetime(int(date[1]), int(date[2]), int(date[3]), tzinfo=UTC)
    except ValueError:
        return None
    return round(day.timestamp()) * 1_000_000_000


def _newest_assets(found: Iterable[_Found]) -> dict[str, AssetEntry]:
    chosen: dict[str, tuple[_Age, AssetEntry]] = {}
    for item in found:
        if isinstance(item.recording, AssetEntry):
            name = display_asset(item.recording.name)
            if name not in chosen or chosen[name][0] < item.age:
                chosen[name] = (item.age, item.recording)
    return {name: entry for name, (_, entry) in chosen.items()}


def _newest_asset_pairs(found: Iterable[_Found]) -> dict[str, AssetPairEntry]:
    chosen: dict[str, tuple[_Age, AssetPairEntry]] = {}
    for item in found:
        recording = item.recording
        if not isinstance(recording, AssetPairEntry):
            continue
        try:
            pair = display_name(recording.entry.get("wsname") or recording.name)
        except InvalidError:
            continue
        if pair not in chosen or chosen[pair][0] < item.age:
            chosen[pair] = (item.age, recording)
    return {pair: entry for pair, (_, entry) in chosen.items()}


def _arrange(
    found: list[_Found],
    asset_pairs: dict[str, AssetPairEntry],
    files: tuple[Path, ...],
    skipped: tuple[SkippedFile, ...],
) -> Library:
    listed = _listed_names(asset_pairs)
    tickers = _newest(found, TickerFrames, listed)
    candles = _newest(found, Candles, listed, lambda candles: candles.interval)
    trades = _newest(found, Trades, listed)
    depths = _newest(found, Depth, listed)
    spreads = _newest(found, Spreads, listed)
    tapes = _newest(found, Tape, listed, lambda tape: tape.channel)
    recorded = {
        pair for chosen in (tickers, candles, trades, depths, spreads, tapes) for pair, _ in chosen
    }
    keys = {pair: internal_key(pair) if "/" in pair else pair for pair in recorded}
    keys |= {pair: entry.name for pair, entry in asset_pairs.items() if "/" not in entry.name}
    return Library(
        names=PairNames(keys, listed.aliases),
        tickers={pair: item for (pair, _), item in tickers.items()},
        candles={(pair, item.interval): item for (pair, _), item in candles.items()},
        trades={pair: item for (pair, _), item in trades.items()},
        depths={pair: item for (pair, _), item in depths.items()},
        spreads={pair: item for (pair, _), item in spreads.items()},
        tapes={(item.channel, pair): item for (pair, _), item in tapes.items()},
        asset_pairs=asset_pairs,
        assets=_newest_assets(found),
        files=files,
        skipped=skipped,
    )


def _listed_names(asset_pairs: dict[str, AssetPairEntry]) -> PairNames:
    """Take every spelling that AssetPairs lists; needed where Kraken's rules are ambiguous."""
    aliases = {}
    for pair, item in asset_pairs.items():
        joined = pair.replace("/", "")
        for name in (joined, item.name, item.entry["altname"], pair):
            aliases[name.upper()] = pair
    return PairNames({pair: item.name for pair, item in asset_pairs.items()}, aliases)


def _newest(
    found: Iterable[_Found],
    kind: type[_Paired],
    listed: PairNames,
    variant: Callable[[_Paired], Hashable] = lambda _: None,
) -> dict[tuple[str, Hashable], _Paired]:
    chosen: dict[tuple[str, Hashable], tuple[_Age, _Paired]] = {}
    for item in found:
        recording = item.recording
        if not isinstance(recording, kind):
            continue
        pair = listed.find(recording.name) or _display(recording.name)
        key = (pair, variant(recording))
        if key not in chosen or chosen[key][0] < item.age:
            chosen[key] = (item.age, recording)
    return {key: recording for key, (_, recording) in chosen.items()}


def _display(name: str) -> str:
    """Read a name by Kraken's rules; one that breaks them stands for itself."""
    try:
        return display_name(name)
    except InvalidError:
        return name


def _timed(recording: Recording, age: _Age) -> Recording:
    """Give a lone Ticker answer the time its neighbours tell."""
    is_known, moment, _ = age
    if isinstance(recording, TickerFrames) and not recording.times and is_known:
        return replace(recording, times=(moment,))
    return recording
