"""`/api/krakflux/scan`: the whole market's newest minute, for who may read the market's bucket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.server.ports import ScannedPairSnapshot, ScanSnapshot
from support.server import run_platform

if TYPE_CHECKING:
    from pathlib import Path

    from support.server import Platform


@dataclass
class Scanned:
    """A scanner whose minute the test sets."""

    minute: ScanSnapshot | None = None

    def newest(self) -> ScanSnapshot | None:
        return self.minute


def test_a_platform_that_does_not_scan_says_so(platform: Platform) -> None:
    answer = platform.call("GET", "/api/krakflux/scan")
    assert answer.json() == {"enabled": False, "time": None, "pairs": 0, "traded": []}


def test_the_newest_minute_is_told(tmp_path: Path) -> None:
    scanned = Scanned()
    with run_platform(tmp_path, scan=scanned) as platform:
        assert platform.call("GET", "/api/krakflux/scan").json() == {
            "enabled": True,
            "time": None,
            "pairs": 0,
            "traded": [],
        }
        pair = ScannedPairSnapshot("BTC/USD", 5.0, 2.5, 3, 0.25, None)
        scanned.minute = ScanSnapshot(1_790_358_480_000_000_000, 1_500, (pair,))
        assert platform.call("GET", "/api/krakflux/scan").json() == {
            "enabled": True,
            "time": "2026-09-25T17:48:00Z",
            "pairs": 1_500,
            "traded": [
                {
                    "pair": "BTC/USD",
                    "last": 5.0,
                    "volume": 2.5,
                    "trades": 3,
                    "usual_volume": 0.25,
                    "usual_trades": None,
                }
            ],
        }


def test_it_takes_the_right_to_read_the_markets_bucket(tmp_path: Path) -> None:
    with run_platform(tmp_path, scan=Scanned(), bucket="elsewhere") as platform:
        for path in ("scan", "pairs"):
            assert platform.call("GET", f"/api/krakflux/{path}").status_code == 401
