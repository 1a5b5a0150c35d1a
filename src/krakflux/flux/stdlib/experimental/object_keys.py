"""experimental.objectKeys: the labels of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.values import Record

__all__ = ["object_keys"]


@function("experimental", "objectKeys", "(o: A) => [string] where A: Record")
def object_keys(o: Record) -> tuple[str, ...]:
    """Give the labels of a record, in the order of writing."""
    return tuple(o.fields)
