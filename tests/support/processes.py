"""Real krakflux processes for end-to-end tests."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Running", "environment", "krakflux", "read_profile", "start"]

PROGRAM = (sys.executable, "-m", "krakflux")


@dataclass(frozen=True, slots=True)
class Running:
    """A process that announced itself; `told` are the lines of its announcement by name."""

    process: subprocess.Popen[str]
    told: dict[str, str]

    @property
    def address(self) -> str:
        """Where it answers, without path."""
        text = self.told["address"] if "address" in self.told else self.told["open"].split()[0]
        return text.partition("/#")[0]

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Ask it to end and give its exit code."""
        self.process.send_signal(number)
        return self.process.wait(timeout=60)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.wait(timeout=60)


def environment(home: Path, **more: str) -> dict[str, str]:
    """Give the variables of a process that must know nothing of this machine's user."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {**kept, "HOME": str(home), "NO_COLOR": "1", "COLUMNS": "200", **more}


@contextmanager
def start(*words: str, home: Path, **variables: str) -> Iterator[Running]:
    """Run `krakflux WORDS…` until it has announced itself; it is killed on leaving.

    Its log goes to `<home>/<first word>.log`.
    """
    log = home / f"{words[0]}.log"
    with log.open("a") as stderr:
        process = subprocess.Popen(
            [*PROGRAM, *words],
            stdout=subprocess.PIPE,
            stderr=stderr,
            stdin=subprocess.DEVNULL,
            text=True,
            env=environment(home, **variables),
        )
    try:
        yield Running(process, _read_announcement(process, log))
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def _read_announcement(process: subprocess.Popen[str], log: Path) -> dict[str, str]:
    assert process.stdout is not None
    told: dict[str, str] = {}
    for line in process.stdout:
        if not line.strip():
            return told
        if line.startswith("  "):
            name, _, text = line.strip().partition(" ")
            told[name] = text.strip()
    raise AssertionError(f"{process.args!r} ended with {process.wait()}: {log.read_text()}")


def krakflux(*words: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run `krakflux WORDS…` to its end."""
    return subprocess.run(
        [*PROGRAM, *words],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=environment(home, **variables),
        check=False,
        timeout=120,
    )


def read_profile(data_directory: Path) -> dict[str, Any]:
    """Read what `up` left for the command line."""
    return tomllib.loads((data_directory / "profile.toml").read_text())
