"""Changing group keys: which rows belong to which table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.model.tables import TableBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["add_key_columns"]


def add_key_columns(block: TableBlock, values: Mapping[str, pl.Expr]) -> TableBlock:
    """Put columns with one value for all tables into the group key, replacing any of the name."""
    new = [label for label in values if label not in block.columns]
    rows = block.rows.drop([label for label in values if label in block.rows.columns])
    keys = block.keys.with_columns(value.alias(label) for label, value in values.items())
    return TableBlock((*new, *block.columns), keys, rows)
