"""Small ways to write tables in tests, and to compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.model.tables import TABLE, QueryResult, TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["block", "result_tables"]

TYPES: dict[str, pl.DataType] = {
    "double": pl.Float64(),
    "long": pl.Int64(),
    "unsignedLong": pl.UInt64(),
    "string": pl.String(),
    "boolean": pl.Boolean(),
    "dateTime": pl.Datetime("ns"),
}


def column(label: str, datatype: str, values: Sequence[object]) -> pl.Series:
    if datatype == "dateTime":
        return pl.Series(label, values, pl.Int64()).cast(TYPES[datatype])
    return pl.Series(label, values, TYPES[datatype])


def block(
    columns: Mapping[str, str],
    key: Sequence[str],
    tables: Sequence[tuple[Sequence[object], Sequence[Sequence[object]]]],
) -> TableBlock:
    """Make a block.

    Args:
        columns: Datatype (as annotated CSV names it, times as ns) of each label, in output order.
        key: The labels of the group key.
        tables: For each table the values of its key and its rows without them.
    """
    others = [label for label in columns if label not in key]
    numbers = [at for at, (_, rows) in enumerate(tables) for _ in rows]
    keys = [pl.Series(TABLE, range(len(tables)), pl.UInt32())]
    for at, label in enumerate(key):
        keys.append(column(label, columns[label], [values[at] for values, _ in tables]))
    rows = [pl.Series(TABLE, numbers, pl.UInt32())]
    for at, label in enumerate(others):
        cells = [row[at] for _, rows in tables for row in rows]
        rows.append(column(label, columns[label], cells))
    return TableBlock(tuple(columns), pl.DataFrame(keys), pl.DataFrame(rows))


def result_tables(result: QueryResult) -> list[object]:
    """Give a result's tables one by one, whatever blocks they stand in; times as ns."""
    tables: list[object] = []
    for each in result.blocks:
        schema = {**each.keys.schema, **each.rows.schema}
        types = tuple((label, str(schema[label])) for label in each.columns)
        for key in each.keys.iter_rows(named=True):
            rows = each.rows.filter(pl.col(TABLE) == key[TABLE]).drop(TABLE)
            shown = rows.with_columns(pl.col(pl.Datetime).to_physical()).rows()
            keys = each.keys.slice(key[TABLE], 1).drop(TABLE)
            shown_key = keys.with_columns(pl.col(pl.Datetime).to_physical()).to_dicts()
            tables.append((types, repr(shown_key), repr(shown)))
    return tables
