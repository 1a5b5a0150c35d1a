"""SQL that reads points: the union of a bucket's tables, of each point what was written last."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from krakflux.storage.duckdb.tables import TableKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.model.time import Bounds
    from krakflux.storage.duckdb.row_conditions import Condition
    from krakflux.storage.duckdb.selection import Selection
    from krakflux.storage.duckdb.tables import Table

__all__ = ["scan_rows", "table_condition"]

_COLUMNS: Final = "series, time, value"
_NOTHING: Final = "SELECT 0::UINTEGER AS series, 0::BIGINT AS time, NULL AS value WHERE false"


def scan_rows(
    alias: str, tables: Sequence[Table], bounds: Bounds, selection: Selection
) -> Condition:
    """Give a query for `series, time, value`: one row for each selected point, in no order.

    The selection's condition on rows is asked after overwritten values are gone.
    """
    read = [table for table in tables if table.type is selection.type and table.overlaps(bounds)]
    late = [table for table in read if table.kind is TableKind.LATE]
    settled = [table for table in read if table.kind is not TableKind.LATE]
    # By time: the rows of a series then mostly come in order, and need no sorting.
    settled.sort(key=attrgetter("first"))
    if not read:
        return _NOTHING, []
    where, parameters = table_condition(bounds, selection)
    values = parameters * len(read)
    replaced = " ANTI JOIN late USING (series, time)" if late else ""
    selects = [
        f"SELECT {_COLUMNS} FROM {table.within(alias)}{replaced} WHERE {where}" for table in settled
    ]
    prefix = ""
    if late:
        prefix = f"WITH late AS MATERIALIZED ({_newest_late(alias, late, where)}) "
        selects.append(f"SELECT {_COLUMNS} FROM late")
    union = " UNION ALL ".join(selects)
    text, row_values = selection.rows
    return f"{prefix}SELECT {_COLUMNS} FROM ({union}) WHERE {text}", values + row_values


def table_condition(bounds: Bounds, selection: Selection) -> Condition:
    """Restrict the rows of one table to the selection's series and to a stretch of time."""
    text, values = selection.series_condition
    return f"{text} AND time >= ? AND time < ?", [*values, bounds.start, bounds.stop]


def _newest_late(alias: str, late: Sequence[Table], where: str) -> str:
    union = " UNION ALL ".join(
        f"SELECT series, time, value, seq FROM {table.within(alias)} WHERE {where}"
        for table in late
    )
    return f"SELECT series, time, arg_max(value, seq) AS value FROM ({union}) GROUP BY ALL"
