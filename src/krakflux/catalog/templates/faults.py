"""What is wrong with a template, found all at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from krakflux.errors import UnprocessableError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Fault", "Faults", "FaultyTemplateError"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where (fields from the outermost, list indexes or None) and why."""

    kind: str
    fields: tuple[str, ...]
    indexes: tuple[int | None, ...]
    reason: str

    def __str__(self) -> str:
        steps = zip(self.fields, self.indexes, strict=True)
        path = ".".join(name if at is None else f"{name}[{at}]" for name, at in steps)
        return f"{self.kind} {path}: {self.reason}" if path else f"{self.kind}: {self.reason}"


@dataclass(slots=True)
class Faults:
    """A place in a template that notes faults; `inside` gives one further in, of the same list."""

    kind: str
    fields: tuple[str, ...] = ()
    indexes: tuple[int | None, ...] = ()
    found: list[Fault] = field(default_factory=list)

    def inside(self, name: str, index: int | None = None) -> Faults:
        """Give the place of a field of this place, or of one entry of its list."""
        return Faults(self.kind, (*self.fields, name), (*self.indexes, index), self.found)

    def note(self, reason: str) -> None:
        """Note a fault at this place."""
        self.found.append(Fault(self.kind, self.fields, self.indexes, reason))


class FaultyTemplateError(UnprocessableError):
    """A template that can't be applied; `faults` are all that were found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults[:10])))
        self.faults = tuple(faults)
