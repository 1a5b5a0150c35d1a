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
    # The quietest hour of the day has a trade in half a minute.
    with serving(create_replay_app(synthetic=1, speed=20)) as exchange:
        assert held(tmp_path) == {}
        words = ("backfill", "btc/usd", "--since", "10m", "--exchange", exchange)
        assert "BTC/USD" in run(tmp_path, *words)
        first = held(tmp_path)["BTC/USD"]
        assert first["missing"] == 0
        assert first["trades"] == first["last_id"] - first["first_id"] + 1

        up = ("up", "--no-browser", "--port", "0", "--exchange", exchange, "--pairs", "BTC/USD")
        with start(*up, "--data-dir", str(tmp_path / "data"), home=tmp_path) as running:
            again = eventually(lambda: newer(held(tmp_path)["BTC/USD"], first))
            assert again["first_id"] == first["first_id"]
            run(tmp_path, "backfill", "ETH/USD", "--since", "10m", "--exchange", exchange)
            assert held(tmp_path)["ETH/USD"]["missing"] == 0
            counted = run(tmp_path, "query", COUNT, "--format", "json")
            stored = {row["pair"]: row["_value"] for row in json.loads(counted)}
            assert int(stored["ETH/USD"]) == held(tmp_path)["ETH/USD"]["trades"]
            table = run(tmp_path, "pairs")
            assert running.stop() == 0
    assert "BTC/USD" in table


# The replay's clock runs ahead of the platform's.
COUNT = (
    'from(bucket: "kraken") |> range(start: 0, stop: 2100-01-01T00:00:00Z)'
    ' |> filter(fn: (r) => r._measurement == "trade" and r._field == "price") |> count()'
)


def newer(now: dict[str, Any], before: dict[str, Any]) -> dict[str, Any] | None:
    """Give what is held now, once it is more than before and whole."""
    return now if now["last_id"] > before["last_id"] and not now["missing"] else None


CANDLES = "".join(f"{1_700_000_040 + 60 * n},1.5,2.5,1.0,2.0,10.25,7\n" for n in range(100))


def trades(*ids: int) -> str:
    """Write trades as another trading program exports them."""
    rows = (f"{1_700_000_000_000 + n},{n},limit,buy,10.5,0.1\n" for n in ids)
    return "timestamp,id,type,side,price,amount\n" + "".join(rows)


TRADES = trades(1, 2, 5, 6)
REST = trades(3, 4)


def test_history_is_imported_with_and_without_a_platform(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "XBTUSD_1.csv").write_text(CANDLES)
    assert "1 file: 100 candles" in run(tmp_path, "import", str(files))
    (files / "BTC_USDT-trades.csv").write_text(TRADES)
    words = ("up", "--no-browser", "--port", "0", "--exchange", "http://127.0.0.1:9")
    with start(*words, "--data-dir", str(tmp_path / "data"), home=tmp_path) as running:
        told = run(tmp_path, "import", str(files))
        assert "1 file: 0 candles, 4 trades" in told
        assert "1 file had been imported before" in told
        (hole,) = held(tmp_path)["BTC/USDT"]["holes"]
        assert (hole["first_id"], hole["last_id"], hole["missing"]) == (3, 4, 2)
        cause = "missing in BTC_USDT-trades.csv"
        assert cause in " ".join(run(tmp_path, "pairs").split())
        (files / "BTC_USDT-rest.csv").write_text(REST)
        run(tmp_path, "import", str(files))
        table = run(tmp_path, "pairs")
        assert "1 hole was found and filled since" in table
        assert "missing in" not in table
        assert "missing in" in run(tmp_path, "pairs", "--healed")
        assert running.stop() == 0
