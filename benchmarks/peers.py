"""The systems under measure: real processes with fresh directories, spoken to over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Connection", "System", "start_systems"]

_ORGANIZATION = "bench"
BUCKET = "bench"
_TOKEN = "benchmark-token-benchmark-token"
_START_S = 30.0


@dataclass(frozen=True, slots=True)
class System:
    """A running system; `query_path` and `query_body` speak its own language.

    Attributes:
        write_path: Takes line protocol in nanoseconds.
        languages: The query languages it has: "flux", "influxql", "promql".
        directory: Where its files lie.
        process: Its process id.
        start_s: What it took from its start to its first answer.
    """

    name: str
    port: int
    write_path: str
    languages: frozenset[str]
    directory: Path
    process: int
    start_s: float
    headers: dict[str, str] = field(default_factory=dict)


class Connection:
    """One kept-alive connection to a system."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._http = http.client.HTTPConnection("127.0.0.1", system.port, timeout=600)

    def write(self, body: bytes) -> None:
        """Store a body; returns when the system has acknowledged it."""
        self._send("POST", self._system.write_path, body, {})

    def query(self, language: str, text: str) -> bytes:
        """Run a query and read its whole answer (CSV)."""
        if language == "flux":
            headers = {"Content-Type": "application/vnd.flux"}
            return self._send("POST", f"/api/v2/query?org={_ORGANIZATION}", text.encode(), headers)
        path = f"/query?db={BUCKET}&epoch=ns&q={quote(text)}"
        return self._send("GET", path, b"", {"Accept": "application/csv"})

    def get(self, path: str) -> bytes:
        """Ask for a path and read the whole answer."""
        return self._send("GET", path, b"", {})

    def _send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> bytes:
        self._http.request(method, path, body, {**self._system.headers, **headers})
        answer = self._http.getresponse()
        content = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{self._system.name}: {answer.status} {content[:300]!r}")
        return content

    def close(self) -> None:
        """Let go of the socket."""
        self._http.close()


@contextmanager
def start_systems() -> Iterator[list[System]]:
    """Start krakflux and every peer that is installed; says loudly which are not."""
    starters = [(_krakflux, sys.executable), (_influxdb, "influxd")]
    starters.append((_victoria_metrics, "victoria-metrics"))
    with ExitStack() as stack:
        systems = []
        for start, program in starters:
            path = shutil.which(program)
            if path is None:
                print(f"SKIPPED: {program} is not installed; its columns are missing below")
                continue
            directory = Path(stack.enter_context(TemporaryDirectory(prefix="krakflux-bench-")))
            systems.append(stack.enter_context(start(path, directory)))
        yield systems


@contextmanager
def _krakflux(python: str, directory: Path) -> Iterator[System]:
    port = _free_port()
    words = [python, "-m", "krakflux", "serve", "--port", str(port), "--data-dir", str(directory)]
    with _process(words, directory, port, "/ping") as (process, start_s):
        body = {"username": "bench", "password": "benchmark-password", "token": _TOKEN}
        body |= {"org": _ORGANIZATION, "bucket": BUCKET}
        _post(port, "/api/v2/setup", json.dumps(body).encode(), "application/json")
        yield System(
            name="krakflux",
            port=port,
            write_path=f"/api/v2/write?org={_ORGANIZATION}&bucket={BUCKET}",
            languages=frozenset({"flux"}),
            directory=directory,
            process=process,
            start_s=start_s,
            headers={"Authorization": f"Token {_TOKEN}"},
        )


@contextmanager
def _influxdb(program: str, directory: Path) -> Iterator[System]:
    port = _free_port()
    file = directory / "influxdb.conf"
    file.write_text(_INFLUXDB_SETTINGS.format(directory=directory, port=port, rpc=_free_port()))
    words = [program, "-config", str(file)]
    with _process(words, directory, port, "/ping") as (process, start_s):
        form = urlencode({"q": f"CREATE DATABASE {BUCKET}"}).encode()
        _post(port, "/query", form, "application/x-www-form-urlencoded")
        path, languages = f"/write?db={BUCKET}", frozenset({"influxql"})
        yield System("InfluxDB", port, path, languages, directory, process, start_s)


_INFLUXDB_SETTINGS = """
reporting-disabled = true
bind-address = "127.0.0.1:{rpc}"
[meta]
  dir = "{directory}/meta"
[data]
  dir = "{directory}/data"
  wal-dir = "{directory}/wal"
  query-log-enabled = false
[monitor]
  store-enabled = false
[http]
  bind-address = "127.0.0.1:{port}"
  log-enabled = false
[logging]
  level = "error"
"""


@contextmanager
def _victoria_metrics(program: str, directory: Path) -> Iterator[System]:
    port = _free_port()
    words = [
        program,
        f"-storageDataPath={directory}/data",
        f"-httpListenAddr=127.0.0.1:{port}",
        "-retentionPeriod=100y",
        "-loggerLevel=ERROR",
        "-search.latencyOffset=0s",
    ]
    with _process(words, directory, port, "/health") as (process, start_s):
        languages = frozenset({"promql"})
        yield System("VictoriaMetrics", port, "/write", languages, directory, process, start_s)


@contextmanager
def _process(
    words: Sequence[str], directory: Path, port: int, path: str
) -> Iterator[tuple[int, float]]:
    """Give the process id and what it took to answer."""
    begin = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if "KRAKFLUX" not in name}
    with (directory / "output.log").open("wb") as log:
        process = subprocess.Popen(words, stdout=log, stderr=log, env=environment)
    try:
        _await_answer(process, port, path, directory / "output.log")
        yield process.pid, time.perf_counter() - begin
    finally:
        process.terminate()
        process.wait()


def _await_answer(process: subprocess.Popen[bytes], port: int, path: str, log: Path) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"{process.args!r} did not start: {log.read_text()[-500:]}")


def _post(port: int, path: str, body: bytes, content_type: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("POST", path, body, {"Content-Type": content_type})
    answer = connection.getresponse()
    content = answer.read()
    if answer.status >= 300:
        raise RuntimeError(f"{path}: {answer.status} {content[:300]!r}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
