"""Keeps the ledger honest about points that were deleted behind its back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from krakflux.collector.trade_lines import TRADES
from krakflux.model.predicate import Comparison, Operator
from krakflux.model.time import MAX_TIME, MIN_TIME, Bounds

if TYPE_CHECKING:
    from krakflux.collector.ledger.store import Ledger
    from krakflux.storage.port import SchemaReader

__all__ = ["forget_lost_pairs"]

_LOG: Final = logging.getLogger(__name__)


def forget_lost_pairs(ledger: Ledger, storage: SchemaReader, bucket: str) -> list[str]:
    """Forget the pairs that have no trade in storage any more; gives their names.

    A bucket that was emptied or made anew is filled again. Trades that expired or were deleted in
    part stay entered: somebody wanted them gone.
    """
    predicate = Comparison("_measurement", Operator.EQUAL, TRADES)
    everything = Bounds(MIN_TIME, MAX_TIME)
    stored = set(storage.tag_values(bucket, "pair", everything, predicate))
    lost = [pair for pair in ledger.pairs() if pair not in stored]
    for pair in lost:
        _LOG.warning("no trade of %s is stored any more; it is collected anew", pair)
        ledger.forget(pair)
    return lost
