"""array.filter: some elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.stdlib.registry import function

if TYPE_CHECKING:
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["filter_"]

_SIGNATURE: Final = "(<-arr: [A], fn: (x: A) => bool) => [A]"


@function("array", "filter", _SIGNATURE)
@function("experimental/array", "filter", _SIGNATURE)
def filter_(runtime: Runtime, arr: tuple[Value, ...], fn: Value) -> tuple[Value, ...]:
    """Keep the elements `x` for which `fn` gives true."""
    return tuple([each for each in arr if runtime.call(fn, {"x": each}) is True])
