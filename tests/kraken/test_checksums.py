"""Recorded books and documented vectors: every checksum the exchange sent is met."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from krakflux.collector.replay.version1 import read_version1
from krakflux.kraken.book import OrderBook
from krakflux.kraken.checksum import checksum_of, level_digits
from krakflux.kraken.errors import KrakenMalformedError
from krakflux.kraken.websocket.messages import BookMessage
from krakflux.kraken.websocket.parse import parse_frame
from support.recorded import KRAKEN_DATA, needs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.recorded

CAPTURES = "ws2-captures"


class Line(msgspec.Struct):
    """A frame of a recording that stands inside an object of the recorder's."""

    msg: msgspec.Raw


def plain_frames(path: Path) -> Iterator[bytes]:
    yield from filter(None, path.read_bytes().splitlines())


def wrapped_frames(path: Path) -> Iterator[bytes]:
    for line in gzip.decompress(path.read_bytes()).splitlines():
        yield bytes(msgspec.json.decode(line, type=Line).msg)


def version1_frames(path: Path) -> Iterator[bytes]:
    for line in gzip.decompress(path.read_bytes()).splitlines():
        _, _, frame = line.partition(b": ")
        yield from read_version1(frame)


def count_right_checksums(frames: Iterable[bytes], depth: int) -> tuple[int, int]:
    """Apply all books; gives how many checksums were right, and how many there were."""
    books: dict[str, OrderBook] = {}
    right = total = 0
    for frame in frames:
        try:
            message = parse_frame(frame)
        except KrakenMalformedError:
            continue
        if not isinstance(message, BookMessage):
            continue
        for entry in message.data:
            if message.type == "snapshot":
                books[entry.pair] = OrderBook(depth)
            books[entry.pair].apply(entry.asks, entry.bids)
            if entry.checksum is not None:
                total += 1
                right += books[entry.pair].checksum() == entry.checksum
    return right, total


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("btcusd_book10_20260719.jsonl", 41),
        ("btcusd_book10_session_20260824.jsonl", 4),
        ("ethbtc_book10_20260826.jsonl", 2),
        ("usdgusd_book10_20260917.jsonl", 1),
    ],
)
def test_captured_books_have_their_checksums(name: str, count: int) -> None:
    frames = plain_frames(needs(KRAKEN_DATA / CAPTURES / name))
    assert count_right_checksums(frames, 10) == (count, count)


def test_the_transcoded_session_has_its_checksums() -> None:
    path = KRAKEN_DATA / "derived" / "ws2_transcoded_from_cryptofeed_v1_20210417.jsonl.gz"
    assert count_right_checksums(wrapped_frames(needs(path)), 1000) == (4_279, 4_279)


def test_the_session_of_version_1_has_its_checksums() -> None:
    path = KRAKEN_DATA / "cryptofeed" / "KRAKEN.ws.50.0.gz"
    assert count_right_checksums(version1_frames(needs(path)), 1000) == (4_269, 4_269)


@pytest.mark.parametrize("name", ["book_v1", "book_v2", "level3_v2"])
def test_documented_books_have_their_checksums(name: str) -> None:
    path = needs(KRAKEN_DATA / "docs-vectors" / "checksum_and_signature_vectors.json")
    vector = json.loads(path.read_bytes())[name]
    asks, bids = (
        vector.get(long, vector.get(short)) for long, short in (("asks", "as"), ("bids", "bs"))
    )
    digits = (
        [level_digits(level[0].encode(), level[1].encode()) for level in side]
        for side in (asks, bids)
    )
    assert checksum_of(*digits) == int(vector["checksum"])
