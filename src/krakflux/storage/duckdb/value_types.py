"""A field type's column in DuckDB and in Polars."""

from __future__ import annotations

from typing import Final

import polars as pl

from krakflux.model.points import FieldType

__all__ = ["NUMBERS", "POLARS_TYPES", "SQL_TYPES", "TYPE_CODES", "TYPE_OF_CODE"]

SQL_TYPES: Final = {
    FieldType.FLOAT: "DOUBLE",
    FieldType.INTEGER: "BIGINT",
    FieldType.UNSIGNED: "UBIGINT",
    FieldType.STRING: "VARCHAR",
    FieldType.BOOLEAN: "BOOLEAN",
}
POLARS_TYPES: Final = {
    FieldType.FLOAT: pl.Float64(),
    FieldType.INTEGER: pl.Int64(),
    FieldType.UNSIGNED: pl.UInt64(),
    FieldType.STRING: pl.String(),
    FieldType.BOOLEAN: pl.Boolean(),
}
NUMBERS: Final = frozenset((FieldType.FLOAT, FieldType.INTEGER, FieldType.UNSIGNED))

# What stands for a type in the file; never to be reordered.
TYPE_CODES: Final = {
    FieldType.FLOAT: 0,
    FieldType.INTEGER: 1,
    FieldType.UNSIGNED: 2,
    FieldType.STRING: 3,
    FieldType.BOOLEAN: 4,
}
TYPE_OF_CODE: Final = {code: kind for kind, code in TYPE_CODES.items()}
