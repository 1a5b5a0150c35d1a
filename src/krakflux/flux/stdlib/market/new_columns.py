"""Adding columns to tables: what the functions of `market` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.neighbours import numbers, placed
from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["column_numbers", "with_new_columns", "with_shifted"]


def with_new_columns(block: TableBlock, columns: Mapping[str, pl.Expr]) -> TableBlock:
    """Add columns, or replace those of the name; expressions may use PLACE and LEFT.

    Raises:
        FluxError: a name is one of the group key.
    """
    for label in columns:
        if label in block.keys.columns:
            raise FluxError(f'column "{label}" is part of the group key')
    made = placed(block.rows).with_columns(
        expression.alias(label) for label, expression in columns.items()
    )
    new = tuple(label for label in columns if label not in block.columns)
    return TableBlock((*block.columns, *new), block.keys, made.select(*block.rows.columns, *new))


def column_numbers(block: TableBlock, label: str, work: str) -> pl.Expr:
    """Give a column outside the group key as floats.

    Raises:
        FluxError: it is missing or holds no numbers.
    """
    if label not in block.rows.columns:
        raise FluxError(f'column "{label}" does not exist')
    return numbers(block.rows, label, work)


def with_shifted(block: TableBlock, label: str, n: int, target: str) -> TableBlock:
    """Add the value of the row `n` before in the table, or after where `n` is negative.

    Raises:
        FluxError: the column is missing or in the group key.
    """
    if label not in block.rows.columns:
        raise FluxError(f'column "{label}" does not exist')
    return with_new_columns(block, {target: pl.col(label).shift(n).over(TABLE)})
