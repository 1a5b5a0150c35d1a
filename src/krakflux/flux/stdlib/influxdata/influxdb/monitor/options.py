"""monitor's option and its levels."""

from __future__ import annotations

from krakflux.flux.stdlib.registry import constant, option

__all__: list[str] = []

# Where statuses and notifications are.
option("influxdata/influxdb/monitor", "bucket", "string", "_monitoring")

for _name, _level in (
    ("levelOK", "ok"),
    ("levelInfo", "info"),
    ("levelWarn", "warn"),
    ("levelCrit", "crit"),
    ("levelUnknown", "unknown"),
):
    constant("influxdata/influxdb/monitor", _name, "string", _level)
