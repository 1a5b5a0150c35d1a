"""Where collected points go: this machine's storage, or any InfluxDB 2 address.

Lines of line protocol flow in. What `write` has taken is safe: committed by the storage, or on
disk in a queue that outlives the process.
"""

from krakflux.collector.sinks.influx import InfluxSink, InfluxTarget
from krakflux.collector.sinks.local import StorageSink
from krakflux.collector.sinks.port import Sink, SinkStatus

__all__ = ["InfluxSink", "InfluxTarget", "Sink", "SinkStatus", "StorageSink"]
