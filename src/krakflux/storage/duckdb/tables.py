"""The tables of a bucket's file: their names, their DDL, and what is known of each.

A bucket holds values in narrow tables `(series, time, value)`, one set for each value type:

* **part**: sealed, sorted by (series, time);
* **segment**: what came in since, in the order of arrival, with `seq`, the batch's number;
* **late**: points that came in at a time not after the newest of their series, with `seq`;
* **sealing**: a part that is not finished; no reader knows it, and it is dropped after a crash.

Parts and segments together never hold two rows of one (series, time); a late row replaces theirs,
and among late rows the one with the highest `seq` counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from krakflux.model.points import FieldType
from krakflux.storage.duckdb.value_types import SQL_TYPES

if TYPE_CHECKING:
    from krakflux.model.time import Bounds

__all__ = ["FORMAT", "META_DDL", "Table", "TableKind", "create_table_sql", "parse_table_name"]

# Raised when the layout of a file changes; a file of another number is refused.
FORMAT: Final = 1

META_DDL: Final = (
    "CREATE TABLE {alias}.meta (name VARCHAR, value BIGINT)",
    "CREATE TABLE {alias}.series"
    " (id UINTEGER, key VARCHAR, measurement VARCHAR, field VARCHAR, type UTINYINT)",
)


class TableKind(Enum):
    """What a table of values is; the value begins its name."""

    PART = "part"
    SEGMENT = "segment"
    LATE = "late"
    SEALING = "sealing"

    @property
    def has_sequence(self) -> bool:
        return self in (TableKind.SEGMENT, TableKind.LATE)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of values.

    Attributes:
        rows: How many it has.
        first: The earliest time in it.
        last: The latest time in it.
        is_held: It stands in memory, for the time that the file takes no rows.
    """

    kind: TableKind
    number: int
    type: FieldType
    rows: int
    first: int
    last: int
    is_held: bool = False

    @property
    def name(self) -> str:
        return f"{self.kind.value}_{self.number}_{self.type.value}"

    def within(self, alias: str) -> str:
        """Give the name by which a statement finds it; `alias` is that of the bucket's file."""
        return f"memory.{alias}_{self.name}" if self.is_held else f"{alias}.{self.name}"

    def overlaps(self, bounds: Bounds) -> bool:
        return self.rows > 0 and self.first < bounds.stop and self.last >= bounds.start

    def touches(self, other: Table) -> bool:
        """Tell whether the stretches of time of both tables meet."""
        return self.first <= other.last and other.first <= self.last

    def grown(self, rows: int, first: int, last: int) -> Table:
        """Give the table with more rows."""
        return replace(
            self,
            rows=self.rows + rows,
            first=min(self.first, first),
            last=max(self.last, last),
        )


_NAME: Final = re.compile(r"(part|segment|late|sealing)_(\d+)_([a-z]+)")


def parse_table_name(name: str) -> tuple[TableKind, int, FieldType] | None:
    """Tell what a table is by its name; None for one that holds no values."""
    match = _NAME.fullmatch(name)
    return match and (TableKind(match[1]), int(match[2]), FieldType(match[3]))


def create_table_sql(alias: str, table: Table) -> str:
    """Give the statement that makes the table."""
    sequence = ", seq BIGINT" if table.kind.has_sequence else ""
    create = "CREATE OR REPLACE TABLE" if table.is_held else "CREATE TABLE"
    return (
        f"{create} {table.within(alias)}"
        f" (series UINTEGER, time BIGINT, value {SQL_TYPES[table.type]}{sequence})"
    )
