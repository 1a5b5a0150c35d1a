"""SQL that reads rows of one value type: the union of a bucket's tables, last write first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.storage.duckdb.tables import TableKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.model.time import Bounds
    from krakflux.storage.duckdb.row_conditions import Condition
    from krakflux.storage.duckdb.tables import Table

__all__ = ["scan_rows", "series_condition"]

_COLUMNS: Final = "series, time, value"


def series_condition(ids: Sequence[int], known: int) -> Condition:
    """Restrict rows to series; `ids` ascend, `known` is the number of series there are."""
    if len(ids) == known:
        return "true", []
    if len(ids) == 1:
        return "series = ?", [ids[0]]
    if ids[-1] - ids[0] == len(ids) - 1:
        return "series BETWEEN ? AND ?", [ids[0], ids[-1]]
    return "series IN (SELECT unnest(?::UINTEGER[]))", [list(ids)]


def scan_rows(
    alias: str, tables: Sequence[Table], bounds: Bounds, series: Condition, rows: Condition
) -> Condition:
    """Give a query for `series, time, value`: one row for each point, in no order.

    Args:
        alias: The bucket's file.
        tables: All of one value type.
        bounds: [start, stop).
        series: From `series_condition`.
        rows: What the points' values must satisfy, asked after overwritten values are gone.
    """
    read = [table for table in tables if table.overlaps(bounds)]
    where, parameters = _where(bounds, series)
    late = [table for table in read if table.kind is TableKind.LATE]
    settled = [table for table in read if table.kind is not TableKind.LATE]
    replaced = " ANTI JOIN late USING (series, time)" if late else ""
    selects = [
        f"SELECT {_COLUMNS} FROM {alias}.{table.name}{replaced} WHERE {where}" for table in settled
    ]
    values = [*parameters] * len(settled)
    prefix = ""
    if late:
        prefix, late_values = _newest_late(alias, late, where, parameters)
        selects.append(f"SELECT {_COLUMNS} FROM late")
        values = late_values + values
    union = " UNION ALL ".join(selects)
    text, row_values = rows
    return f"{prefix}SELECT {_COLUMNS} FROM ({union}) WHERE {text}", values + row_values


def _where(bounds: Bounds, series: Condition) -> Condition:
    text, values = series
    return f"{text} AND time >= ? AND time < ?", [*values, bounds.start, bounds.stop]


def _newest_late(
    alias: str, late: Sequence[Table], where: str, parameters: list[object]
) -> Condition:
    union = " UNION ALL ".join(
        f"SELECT series, time, value, seq FROM {alias}.{table.name} WHERE {where}" for table in late
    )
    newest = f"SELECT series, time, arg_max(value, seq) AS value FROM ({union}) GROUP BY ALL"
    return f"WITH late AS MATERIALIZED ({newest}) ", parameters * len(late)
