"""Busy minutes: a thousand messages a second from another process, none lost, memory flat."""

from __future__ import annotations

import csv
import io
import os
import re
import statistics
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from support.processes import read_profile, start
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

MINUTES = int(os.environ.get("KRAKFLUX_TEST_SOAK_MINUTES", "1"))
SECONDS = 60 * MINUTES
TICKERS_A_SECOND = 800
TRADES_A_SECOND = 200
BEGIN = 1_790_358_480  # 2026-09-25T17:48:00Z
# What the storage keeps open and caches grows at first, and not for ever: its cache of files is
# full after eighteen minutes. Half an hour must be as flat in its last third as in the one before.
MOST_GROWTH_MIB = 150
MINUTES_TO_BE_FLAT = 30
MOST_GROWTH_WHEN_FLAT = 0.05

TICKERS_TOLD = r'^krakflux_feed_messages_total\{channel="ticker"\} (\S+)$'
TICKER = (
    '{"recv_ts":%.6f,"msg":{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD",'
    '"bid":%d.5,"bid_qty":1.0,"ask":2.5,"ask_qty":1.0,"last":2.0,"timestamp":"%s"}]}}'
)
TRADE = (
    '{"recv_ts":%.6f,"msg":{"channel":"trade","type":"update","data":[{"symbol":"BTC/USD",'
    '"side":"buy","price":2.0,"qty":0.5,"ord_type":"limit","trade_id":%d,"timestamp":"%s"}]}}'
)


def session() -> Iterator[str]:
    """Write the frames of all minutes, evenly spread."""
    each = TICKERS_A_SECOND + TRADES_A_SECOND
    for second in range(SECONDS):
        begin = datetime.fromtimestamp(BEGIN + second, UTC).strftime("%Y-%m-%dT%H:%M:%S")
        for place in range(each):
            microseconds = place * 1_000_000 // each
            moment = f"{begin}.{microseconds:06}Z"
            time = BEGIN + second + microseconds / 1e6
            if place % 5 == 0:
                yield TRADE % (time, 1 + second * TRADES_A_SECOND + place // 5, moment)
            else:
                yield TICKER % (time, second * each + place, moment)


def resident_mib(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


@pytest.mark.timeout(300 + 2 * SECONDS)
def test_busy_minutes_are_stored_whole_in_flat_memory(tmp_path: Path) -> None:
    recording = tmp_path / "session.jsonl"
    with recording.open("w") as file:
        file.writelines(f"{line}\n" for line in session())
    with (
        start("replay", str(recording), "--port", "0", home=tmp_path) as exchange,
        start(
            *("up", "--port", "0", "--no-browser", "--pairs", "BTC/USD"),
            *("--exchange", exchange.address),
            home=tmp_path,
            KRAKFLUX_DATA_DIR=str(tmp_path / "data"),
        ) as platform,
    ):
        profile = read_profile(tmp_path / "data")
        headers = {
            "Authorization": f"Token {profile['token']}",
            "Content-Type": "application/vnd.flux",
        }
        with httpx2.Client(base_url=platform.address, headers=headers, timeout=30) as client:

            def count(measurement: str, field: str) -> int:
                script = (
                    f'from(bucket: "{profile["bucket"]}") |> range(start: 0)'
                    f' |> filter(fn: (r) => r._measurement == "{measurement}"'
                    f' and r._field == "{field}") |> group() |> count()'
                )
                answer = client.post(
                    "/api/v2/query", params={"org": profile["org"]}, content=script
                )
                assert answer.status_code == 200, answer.text
                rows = [row for row in csv.DictReader(io.StringIO(answer.text)) if row["_value"]]
                return int(rows[0]["_value"]) if rows else 0

            def told() -> int:
                (count,) = re.findall(TICKERS_TOLD, client.get("/metrics").text, re.MULTILINE)
                return int(float(count))

            memory = []
            for seconds in range(15, SECONDS + 1, 15):
                eventually(lambda seconds=seconds: told() >= seconds * TICKERS_A_SECOND)
                memory.append(resident_mib(platform.process.pid))
            eventually(lambda: count("kraken", "bid") >= SECONDS * TICKERS_A_SECOND)
            eventually(lambda: count("trade", "trade_id") >= SECONDS * TRADES_A_SECOND)
            memory.append(resident_mib(platform.process.pid))
            assert count("kraken", "bid") == SECONDS * TICKERS_A_SECOND
            assert count("trade", "trade_id") == SECONDS * TRADES_A_SECOND
            metrics = client.get("/metrics").text
        print("MiB every 15 s:", *(f"{each:.0f}" for each in memory))
        assert "krakflux_feed_dropped_points_total 0\n" in metrics
        assert "krakflux_feed_connections_total 1\n" in metrics
        assert memory[-1] - memory[0] < MOST_GROWTH_MIB
        if MINUTES >= MINUTES_TO_BE_FLAT:
            third = len(memory) // 3
            before = statistics.mean(memory[-2 * third : -third])
            assert statistics.mean(memory[-third:]) < before * (1 + MOST_GROWTH_WHEN_FLAT)
