"""A power cut in a sustained write: what was acknowledged is there, exactly once."""

from __future__ import annotations

import csv
import http.client
import io
import json
import os
import threading
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from support.processes import start

if TYPE_CHECKING:
    from pathlib import Path

    from support.processes import Running

pytestmark = [pytest.mark.crash, pytest.mark.timeout(1800)]

ROUNDS = int(os.environ.get("KRAKFLUX_TEST_CRASH_ROUNDS", "5"))
WRITERS = 8
LINES = 20
ACKNOWLEDGED_A_ROUND = 400
TOKEN = "token-of-the-crash-test"
HEADERS = {"Authorization": f"Token {TOKEN}"}
SETUP = {"username": "u", "password": "password", "org": "o", "bucket": "b", "token": TOKEN}


class Writers:
    """Eight threads that write numbered points until the server is gone."""

    def __init__(self, running: Running, first: int) -> None:
        self.acknowledged: list[tuple[str, int]] = []
        self.is_enough = threading.Event()
        self._lock = threading.Lock()
        self._bodies = 0
        self._threads = [
            threading.Thread(target=self._write, args=(running.address, f"w{index}", first))
            for index in range(WRITERS)
        ]
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _write(self, address: str, writer: str, first: int) -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
        number = first
        try:
            while True:
                batch = range(number, number + LINES)
                body = "\n".join(f"crash,writer={writer} value={n}i {n}" for n in batch)
                connection.request("POST", "/api/v2/write?org=o&bucket=b", body, HEADERS)
                answer = connection.getresponse()
                answer.read()
                if answer.status != 204:
                    raise AssertionError(f"a write was answered with {answer.status}")
                self._acknowledge(writer, batch)
                number += LINES
        except (OSError, http.client.HTTPException):
            connection.close()

    def _acknowledge(self, writer: str, batch: range) -> None:
        with self._lock:
            self.acknowledged += [(writer, number) for number in batch]
            self._bodies += 1
            if self._bodies >= ACKNOWLEDGED_A_ROUND:
                self.is_enough.set()


def post(running: Running, path: str, body: str, content_type: str) -> str:
    connection = http.client.HTTPConnection(urlsplit(running.address).netloc, timeout=120)
    connection.request("POST", path, body, {**HEADERS, "Content-Type": content_type})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    assert answer.status < 300, text
    return text


def read_points(running: Running) -> Counter[tuple[str, int]]:
    """Count what is stored, by writer and number; a point's time and value are its number."""
    script = 'from(bucket: "b") |> range(start: 1970-01-01T00:00:00Z) |> group()'
    text = post(running, "/api/v2/query?org=o", script, "application/vnd.flux")
    rows = csv.DictReader(io.StringIO(text.strip()))
    return Counter((row["writer"], int(row["_value"])) for row in rows)


def test_every_acknowledged_point_survives_kill_9_exactly_once(
    home: Path, data_directory: Path
) -> None:
    acknowledged: set[tuple[str, int]] = set()
    words = ("serve", "--port", "0", "--data-dir", str(data_directory))
    for number in range(ROUNDS):
        with start(*words, home=home) as running:
            if number == 0:
                post(running, "/api/v2/setup", json.dumps(SETUP), "application/json")
            writers = Writers(running, first=(number + 1) * 1_000_000)
            assert writers.is_enough.wait(timeout=120)
            running.kill()
            writers.join()
            acknowledged.update(writers.acknowledged)
        with start(*words, home=home) as running:
            stored = read_points(running)
            assert running.stop() == 0
        assert acknowledged <= stored.keys(), f"round {number} lost points"
        assert set(stored.values()) == {1}, f"round {number} doubled points"
