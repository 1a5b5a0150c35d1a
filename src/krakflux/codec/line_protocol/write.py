"""Whole columns of points as line protocol, one line a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.line_protocol.keys import escape_measurement, escape_name
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from krakflux.model.tables import TableBlock

__all__ = ["format_block"]

_KEY: Final = "\x00key"
_BOUNDS: Final = frozenset({"_start", "_stop"})


def format_block(block: TableBlock) -> str:
    """Write a block of raw points (`_time`, `_value`, one table a series), each line with its end.

    Floats keep every digit, so that reading the lines again gives the same points.
    """
    keys = pl.DataFrame(
        {
            TABLE: block.keys[TABLE],
            _KEY: [_head(row) for row in block.keys.iter_rows(named=True)],
        }
    )
    lines = block.rows.join(keys, on="\x00table", how="left", maintain_order="left").select(
        pl.format(
            "{}={} {}", _KEY, _literal(block.rows["_value"].dtype), pl.col("_time").to_physical()
        )
    )
    return "\n".join(lines.to_series().to_list()) + "\n"


def _head(key: dict[str, str]) -> str:
    tags = "".join(
        f",{escape_name(tag)}={escape_name(value)}"
        for tag, value in sorted(key.items())
        if tag not in ("_measurement", "_field", TABLE) and tag not in _BOUNDS and value
    )
    return f"{escape_measurement(key['_measurement'])}{tags} {escape_name(key['_field'])}"


def _literal(kind: pl.DataType) -> pl.Expr:
    value = pl.col("_value")
    match kind:
        case pl.Int64():
            return pl.format("{}i", value)
        case pl.UInt64():
            return pl.format("{}u", value)
        case pl.String():
            escaped = value.str.replace_all("\\", "\\\\", literal=True)
            return pl.format('"{}"', escaped.str.replace_all('"', '\\"', literal=True))
        case _:
            return value.cast(pl.String)
