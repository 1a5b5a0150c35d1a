"""The replay's WebSocket face without sockets: requests, faults, tapes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from krakflux.collector.replay import create_replay_app, open_library
from krakflux.collector.replay.faults import AnswerFault, FaultInjector, Faults, read_faults
from krakflux.collector.replay.frames import read_tapes
from krakflux.collector.replay.stream.protocol import granted, pong, read_request, refused
from krakflux.collector.replay.stream.source import RefusedError, Wanted
from krakflux.collector.replay.stream.tape import TapeSource
from krakflux.errors import ConfigurationError
from krakflux.kraken.book import OrderBook
from krakflux.kraken.websocket.messages import BookMessage
from krakflux.kraken.websocket.parse import parse_frame

if TYPE_CHECKING:
    from pathlib import Path

SECOND = 1_000_000_000
MOMENT = "2026-07-19T17:54:39Z"


class HandClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = 1_800_000_000 * SECOND

    def now(self) -> int:
        return self.time


def frame(channel: str, kind: str, second: int, **entry: object) -> bytes:
    entry = {"symbol": "BTC/USD", **entry, "timestamp": f"2026-07-19T17:54:{second:02}.000000Z"}
    return json.dumps(
        {"channel": channel, "type": kind, "data": [entry]}, separators=(",", ":")
    ).encode()


def ticker(second: int, last: float) -> bytes:
    return frame("ticker", "update", second, bid=1.0, ask=2.0, last=last)


def trade(second: int, number: int) -> bytes:
    return frame(
        "trade", "update", second, side="buy", price=1.5, qty=1.0, ord_type="limit", trade_id=number
    )


def levels(*prices: int) -> list[dict[str, float]]:
    return [{"price": float(price), "qty": 1.5} for price in prices]


def tape_source(text: bytes, clock: HandClock, tmp_path: Path, **options: object) -> TapeSource:
    path = tmp_path / "session.jsonl"
    path.write_bytes(text)
    library = open_library([path])
    application = create_replay_app([path])
    return TapeSource(library.tapes, application.market, clock, **options)  # type: ignore[arg-type]


def test_a_subscription_is_answered_for_each_pair() -> None:
    request = read_request(
        '{"method":"subscribe","params":{"channel":"book","depth":25,"symbol":["BTC/USD"]},'
        '"req_id":5}'
    )
    assert request is not None
    assert request.wanted("BTC/USD") == Wanted("book", "BTC/USD", 25)
    assert json.loads(granted(request, "BTC/USD", MOMENT)) == {
        "method": "subscribe",
        "result": {"channel": "book", "depth": 25, "snapshot": True, "symbol": "BTC/USD"},
        "success": True,
        "time_in": MOMENT,
        "time_out": MOMENT,
        "req_id": 5,
    }
    assert json.loads(refused(request, "XBT/USD", "no", MOMENT)) == {
        "method": "subscribe",
        "error": "no",
        "success": False,
        "symbol": "XBT/USD",
        "time_in": MOMENT,
        "time_out": MOMENT,
        "req_id": 5,
    }


def test_a_ping_is_answered() -> None:
    request = read_request('{"method":"ping","req_id":9}')
    assert request is not None
    assert json.loads(pong(request, MOMENT))["req_id"] == 9


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"method":"subscribe"}', b"\xff"])
def test_what_is_no_request_is_none(text: str | bytes) -> None:
    assert read_request(text) is None


@pytest.mark.parametrize(
    "parameters",
    ['"channel":"weather"', '"channel":"book","depth":11', '"channel":"ohlc","interval":2'],
)
def test_what_kraken_does_not_have_is_refused(parameters: str) -> None:
    request = read_request(f'{{"method":"subscribe","params":{{{parameters}}}}}')
    assert request is not None
    with pytest.raises(RefusedError, match="not supported"):
        request.wanted("BTC/USD")


def test_faults_are_read_by_name() -> None:
    faults = read_faults(["drop", "missing-trades:3", "html:2"])
    assert faults == Faults(drop=50, missing_trades=3, html=2)
    for wrong in ("fire", "drop:", "drop:0", "drop:x"):
        with pytest.raises(ConfigurationError):
            read_faults([wrong])


def test_faults_come_as_often_as_they_were_asked_for() -> None:
    faults = FaultInjector(Faults(rate_limit=3, html=2, checksum=4, missing_trades=2))
    answers = [faults.answer_fault() for _ in range(6)]
    page, limit = AnswerFault.WEB_PAGE, AnswerFault.RATE_LIMIT
    assert answers == [None, page, limit, page, None, limit]
    assert [faults.spoils_book() for _ in range(4)] == [False, False, False, True]
    assert [faults.loses_trade() for _ in range(4)] == [False, True, False, True]


def test_maintenance_begins_once_and_ends() -> None:
    now_s = 100.0
    faults = FaultInjector(Faults(maintenance=10), lambda: now_s)
    assert not faults.begins_maintenance(5)
    assert faults.begins_maintenance(20)
    assert faults.answer_fault() is AnswerFault.UNAVAILABLE
    now_s = 111.0
    assert not faults.is_in_maintenance()
    assert not faults.begins_maintenance(20)


def test_frames_are_read_in_every_form_of_recorders() -> None:
    wrapped = b'{"recv_ts":1784483679.5,"msg":' + ticker(40, 2.0) + b"}"
    version1 = (
        b'1784483680.5: [9,{"as":[["5.0","1.0","1784483680.1"]],"bs":[]},"book-10","XBT/USD"]'
    )
    lines = [ticker(38, 1.0), b"{broken", wrapped, version1, b'{"channel":"heartbeat"}']
    tapes = {tape.channel: tape for tape in read_tapes(b"\n".join(lines))}
    assert tapes["ticker"].frames == (ticker(38, 1.0), ticker(40, 2.0))
    assert tapes["ticker"].times == (1_784_483_678 * SECOND, 1_784_483_679_500_000_000)
    assert tapes["book"].name == "BTC/USD"


def test_a_tape_runs_from_its_first_advance(tmp_path: Path) -> None:
    clock = HandClock()
    source = tape_source(
        b"\n".join([ticker(10, 1.0), ticker(11, 2.0), ticker(20, 3.0)]), clock, tmp_path
    )
    cursor = source.open(Wanted("ticker", "BTC/USD"))
    clock.time += 500 * SECOND
    assert cursor.snapshot() == []
    assert [due.frame for due in cursor.advance()] == [ticker(10, 1.0)]
    clock.time += 5 * SECOND
    assert [due.frame for due in cursor.advance()] == [ticker(11, 2.0)]
    late = source.open(Wanted("ticker", "BTC/USD"))
    assert late.snapshot() == [ticker(11, 2.0).replace(b"update", b"snapshot")]
    clock.time += 5 * SECOND
    assert [due.frame for due in late.advance()] == [ticker(20, 3.0)]


def test_speed_loop_and_shift_move_a_tape(tmp_path: Path) -> None:
    clock = HandClock()
    text = b"\n".join([ticker(10, 1.0), ticker(12, 2.0)])
    source = tape_source(text, clock, tmp_path, speed=2.0, loops=True, is_shifted_to_now=True)
    cursor = source.open(Wanted("ticker", "BTC/USD"))
    started = clock.time
    cursor.advance()
    clock.time += 3 * SECOND  # six recorded seconds: two rounds of three
    told = [parse_frame(due.frame).data[0].time for due in cursor.advance()]  # type: ignore[union-attr]
    assert told == [started + second * SECOND for second in (2, 3, 5, 6)]


def test_the_snapshot_of_trades_holds_what_was_told(tmp_path: Path) -> None:
    clock = HandClock()
    text = b"\n".join(trade(10 + number // 10, number) for number in range(100))
    source = tape_source(text, clock, tmp_path)
    source.open(Wanted("trade", "BTC/USD")).advance()
    clock.time += 100 * SECOND
    (snapshot,) = source.open(Wanted("trade", "BTC/USD")).snapshot()
    message = parse_frame(snapshot)
    assert [entry.trade_id for entry in message.data] == list(range(50, 100))  # type: ignore[union-attr]


def test_a_shallower_book_is_told_by_its_own_changes(tmp_path: Path) -> None:
    clock = HandClock()
    prices = range(100, 125)
    text = b"\n".join(
        [
            frame("book", "snapshot", 10, bids=[], asks=levels(*prices), checksum=0),
            frame("book", "update", 11, bids=[], asks=[{"price": 101.0, "qty": 0.0}], checksum=0),
            frame("book", "update", 12, bids=[], asks=[{"price": 124.0, "qty": 9.0}], checksum=0),
        ]
    )
    source = tape_source(text, clock, tmp_path)
    cursor = source.open(Wanted("book", "BTC/USD", 10))
    cursor.advance()
    clock.time += 60 * SECOND
    (late,) = source.open(Wanted("book", "BTC/USD", 10)).snapshot()
    (change,) = cursor.advance()  # the far level is nothing to a client of ten
    message = parse_frame(change.frame)
    assert isinstance(message, BookMessage)
    assert message.data[0].asks == [(b"101.0", b"0.00000000"), (b"110.0", b"1.5")]
    book = OrderBook(10)
    (whole,) = parse_frame(late).data  # type: ignore[union-attr]
    book.apply(whole.asks, whole.bids)
    assert [float(level.price) for level in book.asks] == [100.0, *map(float, range(102, 111))]
    assert book.checksum() == whole.checksum == message.data[0].checksum


def test_what_was_not_recorded_is_refused(tmp_path: Path) -> None:
    source = tape_source(ticker(10, 1.0), HandClock(), tmp_path)
    with pytest.raises(RefusedError, match="Currency pair not supported ETH/USD"):
        source.open(Wanted("ticker", "ETH/USD"))
