"""yield: a result of the script."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Stream

__all__ = ["yield_"]


@function("universe", "yield", "(<-tables: stream[A], ?name: string) => stream[A] where A: Record")
def yield_(runtime: Runtime, tables: Stream, name: str = "_result") -> Stream:
    """Make the stream a result of that name, and pass it on."""
    runtime.add_yield(name, tables.node)
    return replace(tables, is_result=True)
