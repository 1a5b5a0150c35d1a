"""What the Flux layer knows about scripts, in the words of the API."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from krakflux.errors import InvalidError
from krakflux.flux.semantic.signature import parse_signature
from krakflux.flux.semantic.types import ArrayType, BasicType, FunctionType, RecordType
from krakflux.flux.stdlib import registry
from krakflux.flux.stdlib.documentation import read_documentation
from krakflux.flux.syntax import FluxSyntaxErrors, parse_file
from krakflux.flux.syntax.json import to_json

if TYPE_CHECKING:
    from krakflux.flux.semantic.types import Type

__all__ = ["LibraryMember", "Suggestion", "library", "suggestions", "to_tree"]

_UNIVERSE: Final = "universe"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A function, with (name, kind) of each parameter but the piped one."""

    name: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LibraryMember:
    """A function, constant or option of a package, with its Flux type and one line about it."""

    package: str
    name: str
    type: str
    summary: str = ""
    differences: str = ""


def to_tree(text: str) -> dict[str, Any]:
    """Parse a script into the JSON of a package.

    Raises:
        InvalidError: it can't be parsed.
    """
    try:
        return to_json(parse_file(text), text)
    except FluxSyntaxErrors as error:
        raise InvalidError("invalid AST", hint=error.message) from None


@cache
def suggestions() -> tuple[Suggestion, ...]:
    """List the functions that need no import, by name."""
    return tuple(
        Suggestion(
            function.name,
            tuple(
                (parameter.name, _kind(parameter.type))
                for parameter in parse_signature(function.signature).parameters
                if not parameter.is_pipe
            ),
        )
        for function in registry.functions()
        if function.package == _UNIVERSE
    )


@cache
def library() -> tuple[LibraryMember, ...]:
    """List what every package has, by package and name."""
    documented = {
        (function.package, function.name): read_documentation(function.documentation)
        for function in registry.functions()
    }
    members = []
    for path in registry.package_paths():
        for name, type_text in sorted(registry.types(path).items()):
            if name.startswith("_"):
                continue
            about = documented.get((path, name))
            words = (about.summary, about.differences) if about else ("", "")
            members.append(LibraryMember(path, name, type_text, *words))
    return tuple(members)


def _kind(type_: Type) -> str:
    match type_:
        case BasicType(name=name):
            return name
        case FunctionType():
            return "function"
        case ArrayType():
            return "array"
        case RecordType():
            return "object"
    return "invalid"
