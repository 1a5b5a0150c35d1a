"""The gap ledger: which trade ids of each pair are held, what is missing between them, and why.

An exchange numbers a pair's trades without a hole, so what is held proves what is missing. `ranges`
is the arithmetic, `store` keeps it in a file that several processes may use at once.
"""

from krakflux.collector.ledger.ranges import Hole, IdRange, PairHoldings
from krakflux.collector.ledger.store import (
    LEDGER_FILE,
    ImportState,
    Ledger,
    ledger_targets,
    open_ledger,
)

__all__ = [
    "LEDGER_FILE",
    "Hole",
    "IdRange",
    "ImportState",
    "Ledger",
    "PairHoldings",
    "ledger_targets",
    "open_ledger",
]
