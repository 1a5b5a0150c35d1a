"""An engine in a process of its own that can be killed at any moment and be there again at once.

`Nursery` starts a process that imports everything and then only forks: a child takes milliseconds.
A child opens the engine and does one `Command` after another.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from krakflux.storage.duckdb import EngineSettings, open_engine
from support.points import Point, batch_of
from support.storage_homes import ManualClock
from support.storage_oracle import tables_of

if TYPE_CHECKING:
    from types import TracebackType

    from krakflux.model.predicate import Predicate
    from krakflux.model.time import Bounds
    from krakflux.storage.port import ReadSpec

__all__ = [
    "Child",
    "Command",
    "Delete",
    "Expire",
    "Nursery",
    "Read",
    "Retain",
    "Seal",
    "Write",
    "WritePieces",
]

BUCKET = "b"
TESTS = Path(__file__).parents[1]
# Not `-m`: its classes would be others than those that are pickled.
_PROGRAM = "from support.storage_child import main; main()"


@dataclass(frozen=True, slots=True)
class Write:
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class WritePieces:
    """Write one body in pieces."""

    pieces: tuple[Write, ...]


@dataclass(frozen=True, slots=True)
class Delete:
    bounds: Bounds
    predicate: Predicate | None


@dataclass(frozen=True, slots=True)
class Seal:
    """Seal all there is, or (not `is_awaited`) only let it be sealed in the background."""

    is_awaited: bool


@dataclass(frozen=True, slots=True)
class Expire:
    pass


@dataclass(frozen=True, slots=True)
class Retain:
    """Set the retention and the clock."""

    retention: int
    now: int


@dataclass(frozen=True, slots=True)
class Read:
    spec: ReadSpec


Command = Write | WritePieces | Delete | Seal | Expire | Retain | Read


class Child:
    """A running engine; `do` gives a command's answer, `begin` does not wait for it."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._stream = connection.makefile("rwb")
        self._process: int = pickle.load(self._stream)

    def do(self, command: Command) -> Any:
        self.begin(command)
        answer = pickle.load(self._stream)
        assert not isinstance(answer, BaseException), answer
        return answer

    def begin(self, command: Command) -> None:
        pickle.dump(command, self._stream)
        self._stream.flush()

    def kill(self) -> None:
        """End it as a power cut would; afterwards its locks are free."""
        os.kill(self._process, signal.SIGKILL)
        with suppress(EOFError, OSError):
            # The kernel closes the socket when the process is gone.
            while self._stream.read(4096):
                pass
        with suppress(OSError):
            self._stream.close()
        self._connection.close()


class Nursery:
    """Makes children."""

    def __init__(self, directory: Path) -> None:
        self._address = str(directory / "children")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(self._address)
        self._listener.listen()
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, self._address],
            stdin=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(TESTS)},
        )

    def __enter__(self) -> Nursery:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._listener.close()

    def open(self, directory: Path) -> Child:
        """Open the engine on a directory."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{directory}\n".encode())
        self._process.stdin.flush()
        self._listener.settimeout(60)
        return Child(self._listener.accept()[0])


def _serve(address: str, directory: Path) -> None:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(address)
    stream = connection.makefile("rwb")
    clock = ManualClock(0)
    # Segments so small that the sealer works all the time.
    settings = EngineSettings(memory_limit_bytes=256 << 20, threads=1, segment_rows_limit=30)
    storage = open_engine(directory, clock, settings)
    if BUCKET not in storage.bucket_ids():
        storage.create_bucket(BUCKET, 0)
    answer: object = os.getpid()
    while True:
        pickle.dump(answer, stream)
        stream.flush()
        try:
            command: Command = pickle.load(stream)
        except EOFError:
            os._exit(0)
        try:
            answer = _carry_out(storage, clock, command)
        except Exception as error:
            answer = error


def _carry_out(storage: Any, clock: ManualClock, command: Command) -> object:
    match command:
        case Write(points):
            return storage.write(BUCKET, batch_of(points)).dropped
        case WritePieces(pieces):
            batches = (batch_of(piece.points) for piece in pieces)
            return storage.write_pieces(BUCKET, batches).dropped
        case Delete(bounds, predicate):
            storage.delete(BUCKET, bounds, predicate)
        case Seal(is_awaited):
            if is_awaited:
                storage.seal()
            else:
                storage.freeze()
        case Expire():
            storage.expire()
        case Retain(retention, now):
            clock.time = now
            storage.set_retention(BUCKET, retention)
        case Read(spec):
            return tables_of(storage.read(BUCKET, spec))
    return None


def main() -> None:
    # Ended children vanish without being waited for.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        if os.fork() == 0:
            _serve(sys.argv[1], Path(line.strip()))
