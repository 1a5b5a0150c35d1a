"""Measurements of a run as tables (package `profiler`)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from krakflux.flux.execute.blocks import from_rows

if TYPE_CHECKING:
    from krakflux.model.tables import TableBlock

__all__ = ["Profile", "operator_table", "query_table"]

_KEY: Final = ["_measurement"]


@dataclass(slots=True)
class Profile:
    """What a run took; durations in nanoseconds.

    Attributes:
        compile_ns: Interpreting the script.
        plan_ns: Rewriting plans.
        operations: For each operation and its place, how long each of its runs took.
        peak_bytes: Most memory that tables took at one time.
        total_bytes: Of all tables together.
        scanned_values: Rows that storage gave.
        scanned_bytes: Their size.
        plan: The plan as text, one operation a line.
    """

    compile_ns: int = 0
    plan_ns: int = 0
    operations: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    peak_bytes: int = 0
    total_bytes: int = 0
    scanned_values: int = 0
    scanned_bytes: int = 0
    plan: str = ""


def query_table(profile: Profile, total_ns: int) -> TableBlock:
    """Give the one-row table `profiler/query`."""
    row: dict[str, Any] = {
        "_measurement": "profiler/query",
        "TotalDuration": total_ns,
        "CompileDuration": profile.compile_ns,
        "QueueDuration": 0,
        "PlanDuration": profile.plan_ns,
        "RequeueDuration": 0,
        "ExecuteDuration": max(total_ns - profile.compile_ns - profile.plan_ns, 0),
        "Concurrency": 0,
        "MaxAllocated": profile.peak_bytes,
        "TotalAllocated": profile.total_bytes,
        "RuntimeErrors": "",
        "influxdb/scanned-bytes": profile.scanned_bytes,
        "influxdb/scanned-values": profile.scanned_values,
        "flux/query-plan": profile.plan,
    }
    frame = pl.DataFrame([row])
    return from_rows(frame, frame.columns, _KEY)


def operator_table(profile: Profile) -> TableBlock | None:
    """Give the table `profiler/operator`, one row an operation; None where nothing ran."""
    rows = [
        {
            "_measurement": "profiler/operator",
            "Type": kind,
            "Label": label,
            "Count": len(times),
            "MinDuration": min(times),
            "MaxDuration": max(times),
            "DurationSum": sum(times),
            "MeanDuration": sum(times) / len(times),
        }
        for (kind, label), times in profile.operations.items()
    ]
    if not rows:
        return None
    frame = pl.DataFrame(rows)
    return from_rows(frame, frame.columns, _KEY)
