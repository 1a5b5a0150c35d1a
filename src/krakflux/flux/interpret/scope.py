"""Names in scope: a chain of blocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from krakflux.errors import FluxTypeError

if TYPE_CHECKING:
    from krakflux.flux.values import Value

__all__ = ["Scope"]


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The names of one block, and the block around it."""

    names: dict[str, Value] = field(default_factory=dict)
    parent: Scope | None = None

    def nested(self, names: dict[str, Value] | None = None) -> Scope:
        return Scope({} if names is None else names, self)

    def lookup(self, name: str) -> Value:
        """Find a name, innermost first.

        Raises:
            FluxError: nobody defined it.
        """
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        raise FluxTypeError(f"undefined identifier {name}")
