"""schema.fieldsAsCols: a column for each field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function
from krakflux.flux.stdlib.universe.pivot import pivot

if TYPE_CHECKING:
    from krakflux.flux.values import Stream

__all__ = ["fields_as_cols"]

_SIGNATURE = "(<-tables: stream[A]) => stream[B] where A: Record, B: Record"


@function("influxdata/influxdb/schema", "fieldsAsCols", _SIGNATURE)
@function("influxdata/influxdb/v1", "fieldsAsCols", _SIGNATURE)
def fields_as_cols(tables: Stream) -> Stream:
    """Give a row for each time and a column for each field: a pivot."""
    return pivot(tables, ("_time",), ("_field",), "_value")
