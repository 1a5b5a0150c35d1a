"""record.at: a field that must be there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Record, Value

__all__ = ["at"]


@function("experimental/record", "at", "(r: A, key: string) => B where A: Record")
def at(r: Record, key: str) -> Value:
    """Give the field `key` of a record.

    Raises:
        FluxError: the record has none.
    """
    if key not in r.fields:
        raise FluxError(f"record is missing label {key}")
    return r.fields[key]
