"""Point batches in a form that does not depend on the numbering of their series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from krakflux.model.points import PointBatch

__all__ = ["batch_contents"]


def batch_contents(batch: PointBatch) -> dict[str, object]:
    """Give a batch's points and series, sorted; floats as their bits so that -0.0 differs."""
    contents: dict[str, object] = {
        "lines": batch.lines,
        "rejected": (batch.rejected, batch.rejected_reason),
    }
    for part in batch.parts:
        rows = part.rows
        if rows["value"].dtype == pl.Float64:
            rows = rows.with_columns(pl.col("value").map_elements(float.hex, pl.String))
        numbered = part.series.with_row_index("series")
        points = rows.join(numbered, on="series").select("key", "field", "time", "value")
        assert points.height == rows.height
        assert not points.select("key", "field", "time").is_duplicated().any()
        assert not part.series.select("key", "field").is_duplicated().any()
        assert [column.dtype for column in part.series] == [pl.String] * 3 + [pl.UInt32]
        assert [column.dtype for column in part.rows][:2] == [pl.UInt32, pl.Int64]
        contents[part.type.value] = sorted(points.rows())
        contents[f"{part.type.value} series"] = sorted(part.series.rows())
    return contents
