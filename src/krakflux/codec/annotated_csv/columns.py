"""Cells of annotated CSV → typed columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import InvalidError
from krakflux.model.time import parse_rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["COLUMN_TYPES", "parse_cells"]

COLUMN_TYPES: Final[dict[str, pl.DataType]] = {
    "boolean": pl.Boolean(),
    "long": pl.Int64(),
    "unsignedLong": pl.UInt64(),
    "double": pl.Float64(),
    "string": pl.String(),
    "dateTime": pl.Datetime("ns"),
}

# The spellings Go's strconv.ParseBool takes.
_BOOLEANS: Final = {
    **dict.fromkeys(("1", "t", "T", "true", "TRUE", "True"), True),
    **dict.fromkeys(("0", "f", "F", "false", "FALSE", "False"), False),
}


def parse_cells(label: str, datatype: str, cells: Sequence[str]) -> pl.Series:
    """Read the cells of a column; an empty one is null.

    Args:
        label: The column's name.
        datatype: A key of `COLUMN_TYPES`.
        cells: Their texts.

    Raises:
        InvalidError: a cell does not fit the type; the message is Go's.
    """
    parse = _PARSERS[datatype]
    values: list[object] = []
    for cell in cells:
        try:
            values.append(parse(cell) if cell else None)
        except (ValueError, KeyError):
            raise InvalidError(_describe(datatype, cell)) from None
    if datatype == "dateTime":
        return pl.Series(label, values, pl.Int64()).cast(COLUMN_TYPES[datatype])
    return pl.Series(label, values, COLUMN_TYPES[datatype])


def _parse_integer(text: str) -> int:
    value = int(text)
    if "_" in text or text.strip() != text or not -(1 << 63) <= value < 1 << 63:
        raise ValueError(text)
    return value


def _parse_unsigned(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) >= 1 << 64:
        raise ValueError(text)
    return int(text)


def _parse_float(text: str) -> float:
    if "_" in text or text.strip() != text:
        raise ValueError(text)
    return float(text)


_PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "boolean": _BOOLEANS.__getitem__,
    "long": _parse_integer,
    "unsignedLong": _parse_unsigned,
    "double": _parse_float,
    "string": str,
    "dateTime": parse_rfc3339,
}
_GO_FUNCTIONS: Final = {
    "boolean": "ParseBool",
    "long": "ParseInt",
    "unsignedLong": "ParseUint",
    "double": "ParseFloat",
}


def _describe(datatype: str, cell: str) -> str:
    function = _GO_FUNCTIONS.get(datatype)
    if function is None:
        return f'parsing time "{cell}" as "2006-01-02T15:04:05Z07:00": cannot parse'
    fault = "value out of range" if cell.lstrip("+-").isdigit() else "invalid syntax"
    return f'strconv.{function}: parsing "{cell}": {fault}'
