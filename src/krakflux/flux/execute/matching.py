"""Which rows of two frames agree: the core of joins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.execute.context import Context

__all__ = ["Method", "match_rows"]

Method = Literal["inner", "left", "right", "full"]

# Two row numbers, and what a join of them may carry.
_PAIR_BYTES: Final = 32


def match_rows(
    left: pl.DataFrame,
    right: pl.DataFrame,
    method: Method,
    context: Context,
    null_equals: Sequence[str] = (),
) -> pl.DataFrame:
    """Give the pairs of rows with equal values in all columns, which both frames have.

    Null equals nothing, but in the columns `null_equals`.

    Returns:
        Columns `left` and `right` (UInt32 row numbers), by the rows' order on the left, then on
        the right; with an outer method null where a row has no counterpart.

    Raises:
        FluxError: there are more pairs than the limits allow.
    """
    on = left.columns
    one, two = (
        frame.select(
            *(_comparable(label, label in null_equals) for label in on),
            pl.int_range(pl.len(), dtype=pl.UInt32).alias(f"\x00{name}"),
        )
        for name, frame in (("left", left), ("right", right))
    )
    pairs = _count_pairs(one, two, on)
    context.check_size(pairs, pairs * _PAIR_BYTES)
    joined = one.join(two, on=on, how=method, coalesce=True, maintain_order="left_right")
    chosen = joined.select(pl.col("\x00left").alias("left"), pl.col("\x00right").alias("right"))
    # A full join appends what only the right side has; a right join too.
    return chosen if method == "inner" else chosen.sort("left", "right", nulls_last=True)


def _comparable(label: str, null_equals: bool) -> pl.Expr:
    column = pl.col(label)
    # A struct around a null is no null: it equals another one.
    return pl.struct(column).alias(label) if null_equals else column


def _count_pairs(left: pl.DataFrame, right: pl.DataFrame, on: Sequence[str]) -> int:
    if right.select(on).hash_rows().n_unique() == right.height:
        return left.height  # Rows of different hashes differ: one counterpart at most.
    counts = right.group_by(on).agg(pl.len().alias("n"))
    product = pl.col("n").cast(pl.UInt64) * pl.col("n_right")
    others = left.group_by(on).agg(pl.len().alias("n"))
    return int(others.join(counts, on=on).select(product.sum()).item())
