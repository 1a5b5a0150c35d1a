"""Fields of a template's objects, taken out with their type checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from krakflux.catalog.templates.faults import Faults

__all__ = ["take", "take_list", "take_mapping"]

Value = TypeVar("Value", str, int, float, bool)


def take(source: dict[str, Any], name: str, empty: Value, faults: Faults) -> Value:
    """Give a field of the type of `empty`, which is given where there is none or a wrong one."""
    value = source.get(name)
    if value is None:
        return empty
    wanted = _KINDS[type(empty)]
    if wanted.accepts(value):
        return value  # type: ignore[no-any-return]
    if wanted is _KINDS[str] and _KINDS[float].accepts(value):
        # `name: 2019` is a name.
        return str(value)  # type: ignore[return-value]
    faults.inside(name).note(f"must be {wanted.words}")
    return empty


def take_list(source: dict[str, Any], name: str, faults: Faults) -> list[Any]:
    """Give a field that is a list; an empty one where there is none or another value."""
    value = source.get(name)
    if value is None or isinstance(value, list):
        return value or []
    faults.inside(name).note("must be a list")
    return []


def take_mapping(source: dict[str, Any], name: str, faults: Faults) -> dict[str, Any]:
    """Give a field that is a mapping; an empty one where there is none or another value."""
    value = source.get(name)
    if value is None or isinstance(value, dict):
        return value or {}
    faults.inside(name).note("must be a mapping")
    return {}


@dataclass(frozen=True, slots=True)
class _Kind:
    words: str
    types: tuple[type, ...]

    def accepts(self, value: object) -> bool:
        # In Python, True is a whole number.
        return isinstance(value, self.types) and isinstance(value, bool) == (bool in self.types)


_KINDS: Final = {
    str: _Kind("a text", (str,)),
    int: _Kind("a whole number", (int,)),
    float: _Kind("a number", (int, float)),
    bool: _Kind("true or false", (bool,)),
}
