"""The sink for InfluxDB 2 addresses, against an address that misbehaves in every known way."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import httpx2
import pytest

from krakflux.collector.sinks import InfluxSink, SinkStatus
from krakflux.collector.sinks.delivery import InfluxTarget, deliver
from krakflux.errors import UnavailableError
from krakflux.kraken.rate_limit import RetryPolicy
from support.exchange import Drop, FaultyExchange, Reply, Requested, serving
from support.server import run_platform

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

pytestmark = pytest.mark.anyio

AT_ONCE = RetryPolicy(first_pause_s=0.01, longest_pause_s=0.02)


@dataclass
class Influx:
    """Takes writes as InfluxDB does: `bad` lines are refused, too many lines are too large."""

    most_lines: int = 1_000
    expected: int = 1
    lines: list[str] = field(default_factory=list)
    has_all: threading.Event = field(default_factory=threading.Event)

    def fault_for(self, request: Requested) -> Reply:
        lines = gzip.decompress(request.body).decode().split("\n")
        if len(lines) > self.most_lines:
            return Reply(b'{"code":"request too large","message":"too large"}', 413)
        if any("bad" in line for line in lines):
            return Reply(b'{"code":"invalid","message":"unable to parse"}', 400)
        good = [line for line in lines if "conflict" not in line]
        self.lines += good
        if len(set(self.lines)) >= self.expected:
            self.has_all.set()
        if len(good) < len(lines):
            message = f"partial write: field type conflict dropped={len(lines) - len(good)}"
            return Reply(b'{"message":"%s"}' % message.encode(), 422)
        return Reply(b"", 204)


async def nothing(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise AssertionError("every request has its answer")


@asynccontextmanager
async def delivering(
    exchange: FaultyExchange, directory: Path
) -> AsyncIterator[tuple[InfluxSink, asyncio.Event]]:
    with serving(exchange) as address:
        sink = InfluxSink(InfluxTarget(address, "t", "o", "b"), directory, backoff=AT_ONCE)
        stop = asyncio.Event()
        task = asyncio.create_task(sink.run(stop))
        try:
            yield sink, stop
        finally:
            stop.set()
            await asyncio.wait_for(task, 20)
            sink.close()


def line(number: int, measurement: str = "m") -> str:
    return f"{measurement} f=1 {number}"


async def test_lines_arrive_gzipped_with_token_and_nanoseconds(tmp_path: Path) -> None:
    influx = Influx()
    exchange = FaultyExchange(nothing, choose=influx.fault_for)
    async with delivering(exchange, tmp_path) as (sink, _):
        await sink.write([line(1), line(2)])
    (request,) = exchange.requests
    assert request.path == "/api/v2/write"
    assert request.parameters == {"org": "o", "bucket": "b", "precision": "ns"}
    assert request.headers["authorization"] == "Token t"
    assert request.headers["content-encoding"] == "gzip"
    assert influx.lines == [line(1), line(2)]


@pytest.mark.parametrize(
    "fault",
    [
        Drop(),
        Reply(b"", 500),
        Reply(b'{"message":"busy"}', 503),
        Reply(b'{"message":"slow down"}', 429, headers=((b"retry-after", b"0"),)),
    ],
)
async def test_a_passing_failure_loses_nothing(tmp_path: Path, fault: Reply | Drop) -> None:
    influx = Influx(expected=20)
    exchange = FaultyExchange(nothing, choose=influx.fault_for)
    exchange.faults.extend([fault, fault])
    async with delivering(exchange, tmp_path) as (sink, _):
        for number in range(20):
            await sink.write([line(number)])
        assert await asyncio.to_thread(influx.has_all.wait, 20)
    assert sink.status() == SinkStatus()
    assert list(dict.fromkeys(influx.lines)) == [line(number) for number in range(20)]


async def test_a_body_that_is_too_large_is_split(tmp_path: Path) -> None:
    influx = Influx(most_lines=3)
    async with delivering(FaultyExchange(nothing, choose=influx.fault_for), tmp_path) as (sink, _):
        await sink.write([line(number) for number in range(20)])
    assert influx.lines == [line(number) for number in range(20)]


async def test_only_a_bad_line_is_dropped_and_counted(tmp_path: Path) -> None:
    influx = Influx()
    async with delivering(FaultyExchange(nothing, choose=influx.fault_for), tmp_path) as (sink, _):
        await sink.write([line(1), line(2, "bad"), line(3)])
    assert sink.status() == SinkStatus(dropped_lines=1)
    assert influx.lines == [line(1), line(3)]


async def test_points_dropped_by_the_target_are_counted(tmp_path: Path) -> None:
    influx = Influx()
    async with delivering(FaultyExchange(nothing, choose=influx.fault_for), tmp_path) as (sink, _):
        await sink.write([line(1), line(2, "conflict"), line(3)])
    assert sink.status() == SinkStatus(dropped_lines=1)
    assert influx.lines == [line(1), line(3)]


async def test_a_wrong_token_keeps_the_points_and_says_so(tmp_path: Path) -> None:
    unauthorized = Reply(b'{"code":"unauthorized","message":"unauthorized access"}', 401)
    exchange = FaultyExchange(nothing, choose=lambda _: unauthorized)
    async with delivering(exchange, tmp_path) as (sink, _):
        await sink.write([line(1)])
    assert "unauthorized access" in str(sink.status().error)
    assert sink.status().waiting_bytes > 0


async def test_points_written_while_the_address_was_down_arrive_after_a_restart(
    tmp_path: Path,
) -> None:
    away = InfluxSink(InfluxTarget("http://127.0.0.1:9", "t", "o", "b"), tmp_path)
    await away.write([line(1)])
    away.close()
    influx = Influx()
    async with delivering(FaultyExchange(nothing, choose=influx.fault_for), tmp_path) as (sink, _):
        await sink.write([line(2)])
    assert influx.lines == [line(1), line(2)]


async def test_stopping_delivers_what_can_be_delivered(tmp_path: Path) -> None:
    influx = Influx()
    async with delivering(FaultyExchange(nothing, choose=influx.fault_for), tmp_path) as (
        sink,
        stop,
    ):
        for number in range(50):
            await sink.write([line(number)])
        stop.set()
    assert len(influx.lines) == 50


async def test_the_wait_that_was_asked_for_is_kept(tmp_path: Path) -> None:
    influx = Influx()
    asked: list[float] = []

    def answer(request: Requested) -> Reply:
        asked.append(time.monotonic())
        if len(asked) == 1:
            return Reply(b'{"message":"slow down"}', 429, headers=((b"retry-after", b"1"),))
        return influx.fault_for(request)

    async with delivering(FaultyExchange(nothing, choose=answer), tmp_path) as (sink, _):
        await sink.write([line(1)])
        assert await asyncio.to_thread(influx.has_all.wait, 20)
    assert asked[1] - asked[0] >= 1.0
    assert sink.status() == SinkStatus()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "999999"}, 3_600),
        (
            {
                "Retry-After": "Thu, 26 Nov 2026 12:00:30 GMT",
                "Date": "Thu, 26 Nov 2026 12:00:00 GMT",
            },
            30,
        ),
        (
            {
                "Retry-After": "Thu, 26 Nov 2026 11:00:00 GMT",
                "Date": "Thu, 26 Nov 2026 12:00:00 GMT",
            },
            0,
        ),
        ({"Retry-After": "Thu, 26 Nov 2026 11:00:00 GMT"}, 0),
        ({"Retry-After": "soon"}, 0),
        ({}, 0),
    ],
)
async def test_a_wait_is_read_in_both_forms(headers: dict[str, str], seconds: int) -> None:
    def refuse(_request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(503, headers=headers)

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(refuse)) as http:
        with pytest.raises(UnavailableError) as caught:
            await deliver(http, InfluxTarget("http://target", "t", "o", "b"), [line(1)])
    assert caught.value.retry_after_s == seconds


async def test_what_waited_is_delivered_in_few_bodies(tmp_path: Path) -> None:
    away = InfluxSink(InfluxTarget("http://127.0.0.1:9", "t", "o", "b"), tmp_path)
    for number in range(200):
        await away.write([line(number)])
    away.close()
    influx = Influx(expected=200)
    exchange = FaultyExchange(nothing, choose=influx.fault_for)
    async with delivering(exchange, tmp_path):
        assert await asyncio.to_thread(influx.has_all.wait, 20)
    assert influx.lines == [line(number) for number in range(200)]
    assert len(exchange.requests) == 1


async def test_a_line_that_is_too_large_alone_is_dropped_with_a_report(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    influx = Influx()

    def answer(request: Requested) -> Reply:
        if len(gzip.decompress(request.body)) > 1_000:
            return Reply(b'{"code":"request too large","message":"too large"}', 413)
        return influx.fault_for(request)

    async with delivering(FaultyExchange(nothing, choose=answer), tmp_path) as (sink, _):
        await sink.write([line(1), line(2, "m" * 2_000), line(3)])
    assert influx.lines == [line(1), line(3)]
    assert sink.status() == SinkStatus(dropped_lines=1)
    assert "refused a line (413: too large)" in caplog.text


@pytest.mark.parametrize(
    ("measurement", "report"),
    [
        ("bad", "refused a line (400: unable to parse)"),
        ("conflict", "dropped points: partial write"),
    ],
)
async def test_what_is_dropped_is_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, measurement: str, report: str
) -> None:
    influx = Influx()
    async with delivering(FaultyExchange(nothing, choose=influx.fault_for), tmp_path) as (sink, _):
        await sink.write([line(1), line(2, measurement)])
    assert report in caplog.text
    assert sink.status() == SinkStatus(dropped_lines=1)


async def test_lines_reach_a_real_platform(tmp_path: Path) -> None:
    with run_platform(tmp_path / "platform") as platform:
        target = InfluxTarget(platform.url, platform.token, "lab", "points")
        sink, stop = InfluxSink(target, tmp_path / "queue"), asyncio.Event()
        task = asyncio.create_task(sink.run(stop))
        await sink.write(["m,pair=BTC/USD f=1.5 1", "m,pair=BTC/USD f=2.5 2", "broken"])
        stop.set()
        await asyncio.wait_for(task, 20)
        sink.close()
        script = 'from(bucket: "points") |> range(start: 0) |> keep(columns: ["_value"])'
        answer = await asyncio.to_thread(platform.query, script)
    assert answer.text.count(",1.5") == answer.text.count(",2.5") == 1
    assert sink.status() == SinkStatus(dropped_lines=1)
