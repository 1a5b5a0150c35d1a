"""What happens around a query that takes its time: cancelling, waiting, other requests."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from krakflux.clock import SystemClock
from krakflux.server.ports import Limits
from krakflux.storage.duckdb import open_engine
from support.server import run_platform

if TYPE_CHECKING:
    from pathlib import Path

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
        with pytest.raises(httpx2.ReadTimeout):
            platform.call("POST", "/api/v2/query?org=lab", json={"query": SCRIPT}, timeout=0.2)
        assert slow.was_cancelled.wait(10)
        slow.go.set()
        assert platform.query(SCRIPT).status_code == 200


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
            assert slow.reading.acquire(timeout=10)
        waiting = pool.submit(platform.query, SCRIPT)
        while "query_control_queueing_active 1" not in platform.client.get("/metrics").text:
            pass
        refused = platform.query(SCRIPT)
        assert (refused.status_code, refused.json()["message"]) == (400, "queue length exceeded")
        assert platform.client.get("/ping").status_code == 204
        assert platform.write("m f=1 1").status_code == 204
        slow.go.set()
        assert [each.result().status_code for each in (*running, waiting)] == [200] * 3
        assert "query_control_executing_active 0" in platform.client.get("/metrics").text
