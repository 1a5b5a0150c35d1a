"""Samples: the rows of a table that have a time and a value, and one number made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import column_type, with_key_columns
from krakflux.flux.execute.quotient import quotient
from krakflux.flux.plan.node import BlockOperation
from krakflux.model.tables import TABLE, TableBlock
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from krakflux.flux.execute.context import Context

__all__ = ["START", "STOP", "TIME", "VALUE", "SampleSummary", "X"]

TIME: Final = pl.col("_time")
VALUE: Final = pl.col("_value")
START: Final = pl.col("_start").first()
STOP: Final = pl.col("_stop").first()

_COUNT: Final = "\x00count"
_SPAN: Final = "\x00span"
_X: Final = "\x00x"

X: Final = pl.col(_X)


@dataclass(frozen=True, slots=True, eq=False)
class SampleSummary(BlockOperation):
    """Gives each table's `value`, an expression over its samples; null leaves the table out.

    Times are nanoseconds. `labels` are the columns that `value` reads; tables with fewer samples
    than `least` are left out.

    Attributes:
        span: What the value is divided by, made seconds of; None = by nothing.
        origin: `value` reads the column X: the seconds from there to each sample.
    """

    function_name: str
    value: pl.Expr
    least: int
    labels: tuple[str, ...] = ("_time", "_value")
    span: pl.Expr | None = None
    origin: pl.Expr | None = None

    def transform(self, block: TableBlock, context: Context) -> TableBlock:
        samples = self._samples(block)
        if self.origin is not None:
            samples = samples.with_columns(_seconds(TIME - self.origin).alias(_X))
        made = samples.group_by(TABLE, maintain_order=True).agg(
            pl.len().alias(_COUNT),
            self.value.cast(pl.Float64).alias("_value"),
            (pl.lit(SECOND) if self.span is None else self.span).alias(_SPAN),
        )
        made = made.with_columns(VALUE / _seconds(pl.col(_SPAN)))
        made = made.filter((pl.col(_COUNT) >= self.least) & VALUE.is_not_null())
        keys = block.keys.join(made.select(TABLE), on=TABLE, how="semi", maintain_order="left")
        number = pl.int_range(keys.height, dtype=pl.UInt32, eager=True).alias(TABLE)
        kept = [label for label in block.key_columns if label != "_value"]
        keys = pl.DataFrame([number, *keys.select(kept).get_columns()])
        return TableBlock((*kept, "_value"), keys, pl.DataFrame([number, made["_value"]]))

    def _samples(self, block: TableBlock) -> pl.DataFrame:
        for label in self.labels:
            if column_type(block, label) is None:
                raise FluxError(f"{label.removeprefix('_')} column not found: {label}")
        if column_type(block, "_value") != pl.Float64:
            raise FluxError("value column must be of type float")
        samples = with_key_columns(block, self.labels).select(TABLE, *self.labels)
        times = [label for label in self.labels if label != "_value"]
        return samples.drop_nulls().with_columns(pl.col(times).cast(pl.Int64))


def _seconds(span: pl.Expr) -> pl.Expr:
    return quotient(span.cast(pl.Float64), float(SECOND))
