"""Labels as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.model.tables import TABLE, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["with_labels"]


def with_labels(block: TableBlock, labels: Sequence[str], column: str) -> TableBlock:
    """Give every table the same rows: `labels` in the String column `column`, beside its key."""
    names = pl.DataFrame({column: list(labels)}, schema={column: pl.String})
    rows = block.keys.select(TABLE).join(names, how="cross", maintain_order="left_right")
    keys = block.keys.drop(column, strict=False)
    key_columns = tuple(label for label in block.key_columns if label != column)
    return TableBlock((*key_columns, column), keys, rows)
