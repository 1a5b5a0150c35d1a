"""Annotated CSV for the terminal, without the platform's heavy reader.

The layout is InfluxDB's: blocks of `#datatype`, `#group` and `#default` rows, a header and data
rows, parted by an empty line; a block whose columns are `error` and `reference` is a failure that
came after the first byte.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from krakflux.cli.errors import PlatformError

__all__ = ["ResultTable", "read_tables"]

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class ResultTable:
    """One table of a result; `group` are the columns of its group key."""

    result: str
    columns: tuple[str, ...]
    group: tuple[str, ...]
    rows: list[tuple[Value, ...]] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    types: Sequence[str] = ()
    group: Sequence[str] = ()
    defaults: Sequence[str] = ()
    header: Sequence[str] = ()


_READERS: Final[dict[str, Callable[[str], Value]]] = {
    "long": int,
    "unsignedLong": int,
    "double": float,
    "boolean": lambda text: text == "true",
}


def read_tables(text: str) -> list[ResultTable]:
    """Read an answer with all three annotations.

    Raises:
        PlatformError: the query failed while its answer was under way.
    """
    tables: list[ResultTable] = []
    block, number = _Block(), None
    for row in csv.reader(io.StringIO(text, newline="")):
        if not row:
            block, number = _Block(), None
        elif row[0].startswith("#"):
            _annotate(block, row)
        elif not block.header:
            block.header = row
        else:
            _refuse_error(block, row)
            if row[2] != number:
                tables.append(_begin(block, row))
                number = row[2]
            tables[-1].rows.append(_read_row(block, row))
    return tables


def _annotate(block: _Block, row: list[str]) -> None:
    match row[0]:
        case "#datatype":
            block.types = row
        case "#group":
            block.group = row
        case "#default":
            block.defaults = row


def _refuse_error(block: _Block, row: list[str]) -> None:
    if list(block.header[1:3]) == ["error", "reference"]:
        raise PlatformError(row[1])


def _begin(block: _Block, row: list[str]) -> ResultTable:
    group = tuple(
        name for name, flag in zip(block.header[3:], block.group[3:], strict=True) if flag == "true"
    )
    return ResultTable(row[1] or block.defaults[1], tuple(block.header[3:]), group)


def _read_row(block: _Block, row: list[str]) -> tuple[Value, ...]:
    cells = zip(row[3:], block.types[3:], block.defaults[3:], strict=True)
    return tuple(_read_cell(cell or default, kind) for cell, kind, default in cells)


def _read_cell(text: str, kind: str) -> Value:
    if text == "":
        return "" if kind == "string" else None
    return _READERS.get(kind, str)(text)
