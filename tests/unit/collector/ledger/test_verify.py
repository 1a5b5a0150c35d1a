"""A ledger whose points were deleted behind its back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.clock import SystemClock
from krakflux.codec.line_protocol import Precision, parse
from krakflux.collector.ledger import open_ledger
from krakflux.collector.ledger.verify import forget_lost_pairs
from krakflux.collector.trade_lines import trade_line
from krakflux.storage.duckdb import open_engine
from support.trades import made_trade, made_trades

if TYPE_CHECKING:
    from pathlib import Path

BUCKET = "00000000000000aa"


def test_a_pair_without_any_stored_trade_is_forgotten(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "buckets", SystemClock())
    engine.create_bucket(BUCKET, 0)
    line = trade_line("ETH/USD", made_trade(2))
    engine.write(BUCKET, parse(line.encode(), Precision.NANOSECOND, 0))
    with open_ledger(tmp_path / "ledger.sqlite", BUCKET) as ledger:
        ledger.record("BTC/USD", made_trades([1, 5]), "", 1)
        ledger.record("ETH/USD", made_trades([1, 2]), "", 1)
        assert forget_lost_pairs(ledger, engine, BUCKET) == ["BTC/USD"]
        assert ledger.pairs() == ["ETH/USD"]
        assert ledger.record("BTC/USD", made_trades([7]), "", 2) == []
    engine.close()
