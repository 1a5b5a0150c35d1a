"""What was recorded from a market is replayed as that market, and imported as its history."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from support.processes import PROGRAM, environment, start

if TYPE_CHECKING:
    from pathlib import Path


def test_a_recording_is_replayed_and_imported(tmp_path: Path) -> None:
    recording = tmp_path / "recording"
    with start("replay", "--synthetic", "1", "--port", "0", home=tmp_path) as market:
        words = ("record", str(recording), "--pairs", "BTC/USD", "--for", "4")
        done = record(tmp_path, *words, "--exchange", market.address)
        assert done.returncode == 0, done.stderr
        assert int(done.stdout.split()[0]) > 3
    with start("replay", str(recording), "--port", "0", home=tmp_path) as replayed:
        again = tmp_path / "again"
        words = ("record", str(again), "--pairs", "BTC/USD", "--channels", "book", "--for", "2")
        done = record(tmp_path, *words, "--exchange", replayed.address)
        assert done.returncode == 0, done.stderr
        assert int(done.stdout.split()[0]) > 1
    data = ("--data-dir", str(tmp_path / "data"))
    done = record(tmp_path, "import", str(recording), "--pairs", "BTC/USD", *data)
    assert done.returncode == 0, done.stderr
    files, _, told = done.stdout.partition(": ")
    assert files == "1 file"
    counts = {name: int(count) for count, name in (each.split(" ", 1) for each in told.split(", "))}
    assert counts["tickers"] >= 1
    assert counts["samples of books\n"] >= 1


def test_a_channel_that_does_not_exist_is_named(tmp_path: Path) -> None:
    done = record(tmp_path, "record", str(tmp_path / "r"), "--channels", "levels")
    assert done.returncode == 1
    assert "there is no channel levels" in done.stderr


def test_an_exchange_that_is_not_there_is_told(tmp_path: Path) -> None:
    words = ("record", str(tmp_path / "r"), "--exchange", "http://127.0.0.1:9", "--for", "1")
    done = record(tmp_path, *words)
    assert done.returncode == 1
    assert "nothing was recorded from ws://127.0.0.1:9/v2: " in done.stderr


def record(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *words],
        capture_output=True,
        text=True,
        env=environment(home),
        timeout=120,
        check=False,
    )
