"""What names mean at a place of a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.flux.semantic.signature import Signature
    from krakflux.flux.semantic.types import Type

__all__ = ["PackageMembers", "Scope"]


@dataclass(frozen=True, slots=True)
class PackageMembers:
    """An imported package; `members` None: nothing is known of it."""

    path: str
    members: Mapping[str, Signature] | None


@dataclass(slots=True)
class Scope:
    """The names of a block, on top of those around it.

    Attributes:
        outer: The scope around; None for the outermost.
        names: What each name means.
        assigned: Names that a statement of this block has assigned.
    """

    outer: Scope | None = None
    names: dict[str, Type | PackageMembers] = field(default_factory=dict)
    assigned: set[str] = field(default_factory=set)

    def find(self, name: str) -> Type | PackageMembers | None:
        """Look a name up from the inside out."""
        scope: Scope | None = self
        while scope is not None:
            meaning = scope.names.get(name)
            if meaning is not None:
                return meaning
            scope = scope.outer
        return None
