"""Market values in, points out: polls Kraken, fills history, hands batches to a sink.

The sink is this machine's storage or any InfluxDB 2 address; `app` plugs it in. `replay` and
`synthetic` stand in for Kraken itself. May import every layer below; knows nothing of the server
beside it.
"""

from krakflux.collector.settings import DEFAULT_PAIRS, CollectorSettings, read_pairs
from krakflux.collector.status import CollectorState, CollectorStatus, PairHealth, PairStatus
from krakflux.collector.supervisor import Collector, open_collector, run_collect

__all__ = [
    "DEFAULT_PAIRS",
    "Collector",
    "CollectorSettings",
    "CollectorState",
    "CollectorStatus",
    "PairHealth",
    "PairStatus",
    "open_collector",
    "read_pairs",
    "run_collect",
]
