"""Tables as points: what `to()` and its kin write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.line_protocol import series_key
from krakflux.model.points import FieldType, PointBatch, TypedPoints

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["FIELD", "MEASUREMENT", "POINT_TIME", "make_batch"]

# Columns that `make_batch` reads beside tags and values.
MEASUREMENT: Final = "\x00measurement"
FIELD: Final = "\x00field"
POINT_TIME: Final = "\x00time"

_KEY: Final = ["key", "measurement", "field"]
_TYPES: Final[dict[type[pl.DataType], FieldType]] = {
    pl.Float64: FieldType.FLOAT,
    pl.Int64: FieldType.INTEGER,
    pl.UInt64: FieldType.UNSIGNED,
    pl.String: FieldType.STRING,
    pl.Boolean: FieldType.BOOLEAN,
    # A time is written as its nanoseconds.
    pl.Datetime: FieldType.INTEGER,
}


def make_batch(parts: Iterable[tuple[pl.DataFrame, Sequence[str]]]) -> PointBatch:
    """Make a batch of frames in long form.

    Each frame has MEASUREMENT, FIELD, POINT_TIME, its tag columns (named beside it; null and empty
    ones are left out of the series) and `_value`. Rows without a value, or with one that no point
    may have (NaN, infinities), are left out. Of two rows for one series and time the later wins.
    """
    by_type: dict[FieldType, list[pl.DataFrame]] = {}
    lines = 0
    for frame, tags in parts:
        kind = _TYPES.get(type(frame.schema["_value"]))
        if kind is not None:
            points = _points(frame.filter(_is_storable(frame.schema["_value"])), tags)
            lines += points.height
            if points.height:
                by_type.setdefault(kind, []).append(points)
    made = tuple(_typed(kind, pl.concat(frames)) for kind, frames in by_type.items())
    return PointBatch(made, lines)


def _is_storable(dtype: pl.DataType) -> pl.Expr:
    value = pl.col("_value")
    return value.is_finite() if dtype == pl.Float64 else value.is_not_null()


def _points(frame: pl.DataFrame, tags: Sequence[str]) -> pl.DataFrame:
    """Give the columns key, measurement, field, time and value."""
    named = [MEASUREMENT, *sorted(tags)]
    series = frame.select(named).unique(maintain_order=True)
    keys = [
        series_key(
            measurement, {tag: value for tag, value in zip(named[1:], row, strict=True) if value}
        )
        for measurement, *row in series.iter_rows()
    ]
    series = series.with_columns(pl.Series("key", keys, dtype=pl.String))
    keyed = frame.join(series, on=named, how="left", nulls_equal=True, maintain_order="left")
    value = pl.col("_value")
    if frame.schema["_value"].is_temporal():
        value = value.cast(pl.Int64)
    return keyed.select(
        "key",
        pl.col(MEASUREMENT).alias("measurement"),
        pl.col(FIELD).alias("field"),
        pl.col(POINT_TIME).cast(pl.Int64).alias("time"),
        value.alias("value"),
    )


def _typed(kind: FieldType, points: pl.DataFrame) -> TypedPoints:
    points = points.unique(["key", "field", "time"], keep="last", maintain_order=True)
    series = points.select(_KEY).unique(maintain_order=True)
    numbered = series.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias("series"))
    rows = points.join(numbered, on=_KEY, how="left", maintain_order="left")
    lines = pl.lit(1, pl.UInt32).alias("line")
    return TypedPoints(kind, series.with_columns(lines), rows.select("series", "time", "value"))
