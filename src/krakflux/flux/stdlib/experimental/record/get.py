"""record.get: a field by its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Record, Value

__all__ = ["get"]


@function("experimental/record", "get", "(r: A, key: string, default: B) => B where A: Record")
def get(r: Record, key: str, default: Value) -> Value:
    """Give the field `key` of a record, or `default` where it has none."""
    return r.fields.get(key, default)
