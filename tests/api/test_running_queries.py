"""What happens around a query that takes its time: cancelling, waiting, other requests."""

from __future__ import annotations

import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from krakflux.clock import SystemClock
from krakflux.server.ports import Limits
from krakflux.storage.duckdb import open_engine
from support.server import run_platform
from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from support.server import Platform

SCRIPT = 'from(bucket: "points") |> range(start: 0)'


class SlowStorage:
    """A real engine whose reads wait until they are let go or cancelled."""

    def __init__(self, directory: Path) -> None:
        self._engine = open_engine(directory / "slow", SystemClock())
        self.reading = threading.Semaphore(0)
        self.go = threading.Event()
        self.was_cancelled = threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def read(self, bucket: str, spec: Any, cancelled: threading.Event | None = None) -> Any:
        self.reading.release()
        while not self.go.wait(0.01):
            if cancelled is not None and cancelled.is_set():
                self.was_cancelled.set()
                break
        return self._engine.read(bucket, spec, cancelled)


@pytest.fixture
def slow(tmp_path: Path) -> SlowStorage:
    return SlowStorage(tmp_path)


def test_a_client_that_leaves_cancels_its_query(tmp_path: Path, slow: SlowStorage) -> None:
    with run_platform(tmp_path, storage=slow) as platform:
        place = urlsplit(platform.url)
        client = http.client.HTTPConnection(place.netloc, timeout=60)
        headers = {"Authorization": f"Token {platform.token}"}
        client.request("POST", "/api/v2/query?org=lab", json.dumps({"query": SCRIPT}), headers)
        assert slow.reading.acquire(timeout=60)
        client.close()
        assert slow.was_cancelled.wait(60)
        slow.go.set()
        assert platform.query(SCRIPT).status_code == 200


def metrics(platform: Platform) -> str:
    return platform.client.get("/metrics").text


def test_queries_wait_their_turn_and_too_many_are_refused(
    tmp_path: Path, slow: SlowStorage
) -> None:
    limits = Limits(query_concurrency=2, query_queue=1)
    with (
        run_platform(tmp_path, storage=slow, limits=limits) as platform,
        ThreadPoolExecutor() as pool,
    ):
        running = [pool.submit(platform.query, SCRIPT) for _ in range(2)]
        for _ in running:
            assert slow.reading.acquire(timeout=60)
        waiting = pool.submit(platform.query, SCRIPT)
        eventually(lambda: "query_control_queueing_active 1" in metrics(platform))
        refused = platform.query(SCRIPT)
        assert (refused.status_code, refused.json()["message"]) == (400, "queue length exceeded")
        assert platform.client.get("/ping").status_code == 204
        assert platform.write("m f=1 1").status_code == 204
        slow.go.set()
        assert [each.result().status_code for each in (*running, waiting)] == [200] * 3
        # An answer may be whole a moment before its query counts as over.
        eventually(lambda: "query_control_executing_active 0" in metrics(platform))


HOSTILE = {
    "parentheses": "x = " + "(" * 20_000 + "1" + ")" * 20_000,
    "operators": "x = " + "not " * 50_000 + "true",
    "a sum of columns": 'import "array"\narray.from(rows: [{n: 1}]) |> filter(fn: (r) => '
    + "r.n + " * 50_000
    + "1 == 1)",
    "recursion": "w = (h, n) => h(h: h, n: n + 1)\nx = w(h: w, n: 0)",
    "a regular expression": 'x = "a" =~ /(((a{1,100}){1,100}){1,100})/',
    "rows": 'import "generate"\ngenerate.from(start: 2020-01-01T00:00:00Z, '
    "stop: 2021-01-01T00:00:00Z, count: 1000000000, fn: (n) => n)",
    "text": 'import "strings"\nx = strings.repeat(v: "abc", i: 1000000000)',
}


def test_the_server_outlives_hostile_scripts(tmp_path: Path) -> None:
    limits = Limits(query_rows=100_000, query_time_s=30, query_memory_bytes=256 << 20)
    with run_platform(tmp_path, limits=limits) as platform, ThreadPoolExecutor(3) as pool:
        answers = dict(zip(HOSTILE, pool.map(platform.query, HOSTILE.values()), strict=True))
        assert {name: each.status_code for name, each in answers.items()} == dict.fromkeys(
            HOSTILE, 400
        )
        assert all(each.json()["message"] for each in answers.values())
        assert platform.write("m f=1 1").status_code == 204
        assert platform.query(SCRIPT).text.count(",_result,") == 1
