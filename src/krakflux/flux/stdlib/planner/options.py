"""planner's options: names of InfluxDB's rules that a script forbids.

They are accepted and change nothing: a rule may never change a result, and the rules here have
names of their own.
"""

from __future__ import annotations

from krakflux.flux.stdlib.registry import option

__all__: list[str] = []

option("planner", "disablePhysicalRules", "[string]", ())
option("planner", "disableLogicalRules", "[string]", ())
