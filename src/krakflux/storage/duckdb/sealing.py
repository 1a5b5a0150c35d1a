"""Sealing: a frozen segment becomes parts, and parts become fewer.

A part is built beside the running writer under a name that no reader knows. The writer's thread
then swaps it in, in one transaction; when points were deleted meanwhile, the part may hold some of
them, so it is thrown away and built again. When the file was opened again meanwhile, sealing gives
up: what was frozen may take writes again.
"""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from krakflux.storage.duckdb.tables import Table, TableKind, create_table_sql
from krakflux.storage.duckdb.transaction import storage_errors, transaction

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from krakflux.storage.duckdb.bucket import Bucket
    from krakflux.storage.duckdb.state import BucketState

__all__ = ["find_merge", "frozen_segments", "merge_parts", "seal_segment"]

# A read of a thousand small tables takes longer than one of a single table by as much.
MOST_PARTS: Final = 8
MOST_ROWS_OF_A_PART: Final = 20_000_000
# Some eight of DuckDB's row groups.
SLICE_ROWS: Final = 1_000_000


def frozen_segments(state: BucketState) -> list[int]:
    """Give the numbers of the segments that take no more writes, oldest first."""
    numbers = {table.number for table in state.tables if table.kind.has_sequence}
    return sorted(number for number in numbers if number < state.segment)


def seal_segment(
    cursor: duckdb.DuckDBPyConnection, bucket: Bucket, state: BucketState, number: int
) -> None:
    """Turn a segment that is frozen in `state` into parts; older ones must have been sealed."""
    for table in state.tables:
        if table.kind.has_sequence and table.number == number:
            sources = [
                other
                for other in state.tables
                if other.kind.has_sequence and (other.number, other.type) == (number, table.type)
            ]
            if sources:
                _rewrite(cursor, bucket, state, sources)


def find_merge(state: BucketState) -> list[Table]:
    """Give the parts to merge next; none where there are few enough."""
    for type_ in {table.type for table in state.tables}:
        parts = [
            table for table in state.tables if table.kind is TableKind.PART and table.type is type_
        ]
        if len(parts) <= MOST_PARTS:
            continue
        # Neighbours in time, so that expiry still finds parts to drop whole.
        parts.sort(key=lambda part: (part.first, part.number))
        pairs = [
            pair
            for pair in itertools.pairwise(parts)
            if sum(part.rows for part in pair) <= MOST_ROWS_OF_A_PART
        ]
        if pairs:
            return list(min(pairs, key=lambda pair: sum(part.rows for part in pair)))
    return []


def merge_parts(
    cursor: duckdb.DuckDBPyConnection, bucket: Bucket, state: BucketState, parts: Sequence[Table]
) -> None:
    """Turn several parts of one type into one."""
    _rewrite(cursor, bucket, state, parts)


def _rewrite(
    cursor: duckdb.DuckDBPyConnection,
    bucket: Bucket,
    state: BucketState,
    sources: Sequence[Table],
) -> None:
    """Replace tables of one type by one part, unless another state takes this one's place."""
    while bucket.state is state:
        deletions = state.deletions
        names = {table.name for table in sources}
        # As they are now: a delete may have emptied some of them.
        current = [table for table in state.tables if table.name in names]
        if not current:
            return
        part = _build(cursor, bucket, state, current)
        if bucket.run(partial(_swap, bucket, state, current, part, deletions)):
            return


def _build(
    cursor: duckdb.DuckDBPyConnection,
    bucket: Bucket,
    state: BucketState,
    sources: Sequence[Table],
) -> Table:
    """Make the part, slice by slice: each takes bounded memory, and others come in between."""
    alias, type_ = bucket.alias, sources[0].type
    part = Table(TableKind.SEALING, state.take_part_number(), type_, 0, 0, 0)
    with storage_errors():
        cursor.execute(create_table_sql(alias, part))
        for first, last in _slices(cursor, alias, sources):
            begin = time.monotonic()
            cursor.execute(
                f"INSERT INTO {alias}.{part.name} SELECT * FROM ({_select(alias, sources)})"
                " ORDER BY series, time",
                [first, last] * len(sources),
            )
            bucket.give_way(time.monotonic() - begin)
        rows, first, last = cursor.execute(
            f"SELECT count(*), min(time), max(time) FROM {alias}.{part.name}"
        ).fetchall()[0]
    return replace(part, rows=rows, first=first, last=last)


def _slices(
    cursor: duckdb.DuckDBPyConnection, alias: str, sources: Sequence[Table]
) -> list[tuple[int, int]]:
    """Cut the series into ranges (both ends inclusive) of about `SLICE_ROWS` rows."""
    union = " UNION ALL ".join(f"SELECT series FROM {alias}.{table.name}" for table in sources)
    counts = cursor.execute(
        f"SELECT series, count(*) FROM ({union}) GROUP BY series ORDER BY series"
    ).fetchall()
    slices: list[tuple[int, int]] = []
    rows = 0
    for series, count in counts:
        if not slices or rows >= SLICE_ROWS:
            slices.append((series, series))
            rows = 0
        slices[-1] = (slices[-1][0], series)
        rows += count
    return slices


def _select(alias: str, sources: Sequence[Table]) -> str:
    """Give a query for what the part holds of a range of series, two parameters a source."""
    late = [table for table in sources if table.kind is TableKind.LATE]
    replaced = f" ANTI JOIN {alias}.{late[0].name} USING (series, time)" if late else ""
    selects = [
        f"SELECT series, time, value FROM {alias}.{table.name}{replaced}"
        " WHERE series BETWEEN ? AND ?"
        for table in sources
        if table.kind is not TableKind.LATE
    ]
    selects += [
        f"SELECT series, time, arg_max(value, seq) AS value FROM {alias}.{table.name}"
        " WHERE series BETWEEN ? AND ? GROUP BY ALL"
        for table in late
    ]
    return " UNION ALL ".join(selects)


def _swap(
    bucket: Bucket, state: BucketState, sources: Sequence[Table], part: Table, deletions: int
) -> bool:
    """Put the part in its sources' place, on the writer's thread; False = it can't take it."""
    alias = bucket.alias
    is_current = bucket.state is state and state.deletions == deletions
    with bucket.lend_cursor() as cursor:
        # Sources that are not what the part was built from hold rows that it lacks.
        if not is_current or not set(sources) <= set(state.tables):
            with transaction(cursor):
                cursor.execute(f"DROP TABLE IF EXISTS {alias}.{part.name}")
            return False
        sealed = replace(part, kind=TableKind.PART)
        names = {table.name for table in sources}
        others = [table for table in state.tables if table.name not in names]
        with transaction(cursor):
            others = [_without_replaced(cursor, alias, table, sources) for table in others]
            cursor.execute(f"ALTER TABLE {alias}.{part.name} RENAME TO {sealed.name}")
            for table in sources:
                cursor.execute(f"DROP TABLE {alias}.{table.name}")
        state.publish((), {}, (*(table for table in others if table.rows), sealed))
        return True


def _without_replaced(
    cursor: duckdb.DuckDBPyConnection, alias: str, table: Table, sources: Sequence[Table]
) -> Table:
    """Remove from a settled table what the late rows of the sources have replaced."""
    for late in sources:
        is_settled = table.kind is not TableKind.LATE and table.type is late.type
        if late.kind is TableKind.LATE and is_settled and table.touches(late):
            name = f"{alias}.{table.name}"
            removed = cursor.execute(
                f"DELETE FROM {name} USING {alias}.{late.name} AS late"
                f" WHERE {name}.series = late.series AND {name}.time = late.time"
                f" AND {name}.time BETWEEN ? AND ?",
                [late.first, late.last],
            ).fetchall()
            table = replace(table, rows=table.rows - int(removed[0][0]))
    if not table.rows:
        cursor.execute(f"DROP TABLE {alias}.{table.name}")
    return table
