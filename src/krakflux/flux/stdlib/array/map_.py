"""array.map: a function of each element."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["map_"]

_SIGNATURE: Final = "(<-arr: [A], fn: (x: A) => B) => [B]"


@function("array", "map", _SIGNATURE)
@function("experimental/array", "map", _SIGNATURE)
def map_(runtime: Runtime, arr: tuple[Value, ...], fn: Value) -> tuple[Value, ...]:
    """Give what `fn` makes of each element `x`."""
    return tuple([runtime.call(fn, {"x": each}) for each in arr])
