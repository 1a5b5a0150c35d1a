"""Trades from the command line: collected, listed, backfilled, with and without a platform."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from krakflux.collector.replay import create_replay_app
from support.exchange import serving
from support.processes import PROGRAM, environment, start
from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path


def run(home: Path, *words: str) -> str:
    done = subprocess.run(
        [*PROGRAM, *words, "--data-dir", str(home / "data")],
        capture_output=True,
        text=True,
        env=environment(home),
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def held(home: Path) -> dict[str, Any]:
    documents = json.loads(run(home, "pairs", "--format", "json"))
    return {document["pair"]: document for document in documents}


def test_trades_are_collected_listed_and_backfilled(tmp_path: Path) -> None:
    with serving(create_replay_app(synthetic=1)) as exchange:
        assert held(tmp_path) == {}
        words = ("backfill", "ltc/usd", "--since", "2h", "--exchange", exchange)
        assert "LTC/USD" in run(tmp_path, *words)
        first = held(tmp_path)["LTC/USD"]
        assert first["missing"] == 0
        assert first["trades"] == first["last_id"] - first["first_id"] + 1

        up = ("up", "--no-browser", "--port", "0", "--exchange", exchange, "--pairs", "LTC/USD")
        with start(*up, "--data-dir", str(tmp_path / "data"), home=tmp_path) as running:
            again = eventually(lambda: newer(held(tmp_path)["LTC/USD"], first))
            assert again["first_id"] == first["first_id"]
            run(tmp_path, "backfill", "ETH/USD", "--since", "10m", "--exchange", exchange)
            assert held(tmp_path)["ETH/USD"]["missing"] == 0
            counted = run(tmp_path, "query", COUNT, "--format", "json")
            stored = {row["pair"]: row["_value"] for row in json.loads(counted)}
            assert int(stored["ETH/USD"]) == held(tmp_path)["ETH/USD"]["trades"]
            table = run(tmp_path, "pairs")
            assert running.stop() == 0
    assert "LTC/USD" in table


COUNT = (
    'from(bucket: "kraken") |> range(start: 0)'
    ' |> filter(fn: (r) => r._measurement == "trade" and r._field == "price") |> count()'
)


def newer(now: dict[str, Any], before: dict[str, Any]) -> dict[str, Any] | None:
    """Give what is held now, once it is more than before and whole."""
    return now if now["last_id"] > before["last_id"] and not now["missing"] else None
