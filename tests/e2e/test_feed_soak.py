"""A busy minute: a thousand messages a second from another process, none lost, memory flat."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2

from support.processes import read_profile, start
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 60
TICKERS_A_SECOND = 800
TRADES_A_SECOND = 200
BEGIN = 1_790_358_480  # 2026-09-25T17:48:00Z
# What the storage keeps open and caches grows at first, and not for ever.
MOST_GROWTH_MIB = 150

TICKER = (
    '{"recv_ts":%.6f,"msg":{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD",'
    '"bid":%d.5,"bid_qty":1.0,"ask":2.5,"ask_qty":1.0,"last":2.0,"timestamp":"%s"}]}}'
)
TRADE = (
    '{"recv_ts":%.6f,"msg":{"channel":"trade","type":"update","data":[{"symbol":"BTC/USD",'
    '"side":"buy","price":2.0,"qty":0.5,"ord_type":"limit","trade_id":%d,"timestamp":"%s"}]}}'
)


def session() -> Iterator[str]:
    """Write the frames of the minute, evenly spread."""
    each = TICKERS_A_SECOND + TRADES_A_SECOND
    for second in range(SECONDS):
        for place in range(each):
            microseconds = place * 1_000_000 // each
            moment = f"2026-09-25T17:48:{second:02}.{microseconds:06}Z"
            time = BEGIN + second + microseconds / 1e6
            if place % 5 == 0:
                yield TRADE % (time, 1 + second * TRADES_A_SECOND + place // 5, moment)
            else:
                yield TICKER % (time, second * each + place, moment)


def resident_mib(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def test_a_busy_minute_is_stored_whole_in_flat_memory(tmp_path: Path) -> None:
    recording = tmp_path / "minute.jsonl"
    recording.write_text("\n".join(session()))
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

            eventually(lambda: count("kraken", "bid") >= 15 * TICKERS_A_SECOND)
            early = resident_mib(platform.process.pid)
            eventually(lambda: count("kraken", "bid") >= SECONDS * TICKERS_A_SECOND)
            eventually(lambda: count("trade", "trade_id") >= SECONDS * TRADES_A_SECOND)
            late = resident_mib(platform.process.pid)
            assert count("kraken", "bid") == SECONDS * TICKERS_A_SECOND
            assert count("trade", "trade_id") == SECONDS * TRADES_A_SECOND
            metrics = client.get("/metrics").text
        assert "krakflux_feed_dropped_points_total 0\n" in metrics
        assert "krakflux_feed_connections_total 1\n" in metrics
        assert late - early < MOST_GROWTH_MIB
        print(f"memory after 15 s: {early:.0f} MiB, at the end: {late:.0f} MiB")
