"""All functions, constants and options of the library, by package."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

from krakflux.flux.semantic import parse_signature
from krakflux.flux.stdlib.prelude import other_paths, read_prelude
from krakflux.flux.values import Builtin, PackageValue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from krakflux.flux.stdlib.prelude import Definition
    from krakflux.flux.values import Value

__all__ = [
    "constant",
    "functions",
    "load_package",
    "make_option",
    "option",
    "package",
    "package_name",
    "package_paths",
    "types",
]

UNIVERSE: Final = "universe"

_BASIC_TYPES: Final = "int|uint|float|string|bool|time|duration|bytes|regexp"
_ARGUMENT_TYPE: Final = re.compile(rf"(\w+)\s*:\s*({_BASIC_TYPES})(?=\s*[,)])")

# Parts of Flux names in capitals.
_UPPER: Final = {"id": "ID", "sse": "SSE"}

_LOADING: Final = Lock()
_MEMBERS: Final[dict[str, dict[str, Value]]] = {}
_TYPES: Final[dict[str, dict[str, str]]] = {}
_OPTIONS: Final[dict[str, set[str]]] = {}
_PACKAGE_NAMES: Final[dict[str, str]] = {}

Implementation = TypeVar("Implementation", bound="Callable[..., Any]")


def function(
    path: str,
    name: str,
    signature: str,
    *,
    expression: Callable[..., Any] | None = None,
    has_effect: bool = False,
) -> Callable[[Implementation], Implementation]:
    """Register a function of package `path` under its Flux name and type.

    `expression` takes the same keywords, `Column`s where an argument depends on the row, and gives
    a Polars expression of the result, null where an argument is null; or None where it can't.
    `has_effect` tells that each row must call it.
    """

    def register(implementation: Implementation) -> Implementation:
        made = _builtin(path, name, signature, implementation, expression)
        builtin = replace(made, has_effect=has_effect)
        _add(path, name, builtin, signature)
        return implementation

    return register


def constant(path: str, name: str, type_text: str, value: Value) -> None:
    """Register a constant of a package."""
    _add(path, name, value, type_text)


def option(path: str, name: str, type_text: str, value: Value) -> None:
    """Register an option of a package with its default value."""
    _add(path, name, value, type_text)
    make_option(path, name)


def make_option(path: str, name: str) -> None:
    """Let option statements replace a member that is registered otherwise."""
    _OPTIONS.setdefault(path, set()).add(name)


def package(path: str, name: str) -> None:
    """Name a package whose name is not the last part of its path."""
    _PACKAGE_NAMES[path] = name


def load_package(path: str) -> PackageValue | None:
    """Make a fresh package value, or None where the library has none of that path."""
    _load_modules()
    if path not in _MEMBERS:
        return None
    return PackageValue(path, package_name(path), dict(_MEMBERS[path]), set(_OPTIONS.get(path, ())))


def package_paths() -> list[str]:
    """Give every import path (and "universe"), sorted."""
    _load_modules()
    return sorted(_MEMBERS)


def package_name(path: str) -> str:
    """Give the name an import binds."""
    return _PACKAGE_NAMES.get(path, path.rsplit("/", 1)[-1])


def functions() -> list[Builtin]:
    """Give every function that scripts are meant to call, sorted by package and name."""
    _load_modules()
    found = [
        value
        for members in _MEMBERS.values()
        for value in members.values()
        if isinstance(value, Builtin) and not value.name.startswith("_")
    ]
    return sorted(found, key=lambda each: (each.package, each.name))


def types(path: str) -> Mapping[str, str]:
    """Give the Flux type text of each member of a package."""
    _load_modules()
    return _TYPES.get(path, {})


def _add(path: str, name: str, value: Value, type_text: str) -> None:
    if name in _MEMBERS.setdefault(path, {}):
        raise ValueError(f"{path}.{name} is registered twice")
    _MEMBERS[path][name] = value
    _TYPES.setdefault(path, {})[name] = type_text


def _load_modules() -> None:
    # The first queries of a process come at once, each on a thread of its own.
    with _LOADING:
        _load_modules_once()


@cache
def _load_modules_once() -> None:
    root = importlib.import_module("krakflux.flux.stdlib")
    for module in pkgutil.walk_packages(root.__path__, root.__name__ + "."):
        importlib.import_module(module.name)
    for file in sorted(Path(root.__path__[0]).rglob("prelude.flux")):
        path = file.parent.relative_to(root.__path__[0]).as_posix()
        text = file.read_text(encoding="utf-8")
        for definition in read_prelude(path, text):
            for place in (path, *other_paths(text)):
                _add_definition(definition, place)


def _add_definition(definition: Definition, path: str) -> None:
    signature = definition.signature
    parameters = parse_signature(signature).parameters
    pipe = next((each.name for each in parameters if each.is_pipe), None)
    names = {each.name: each.name for each in parameters}
    builtin = Builtin(
        package=path,
        name=definition.name,
        signature=signature,
        documentation=definition.documentation,
        parameters=names,
        required=frozenset(each.name for each in parameters if each.required),
        pipe=pipe,
        wants_runtime=True,
        implementation=definition,
        expression=None,
        argument_types=_argument_types(signature, names),
        result_type=_result_type(signature),
        is_flux=True,
    )
    _add(path, definition.name, builtin, signature)
    if definition.is_option:
        make_option(path, definition.name)


def _builtin(
    path: str,
    name: str,
    signature: str,
    implementation: Callable[..., Any],
    expression: Callable[..., Any] | None,
) -> Builtin:
    parameters = dict(inspect.signature(implementation).parameters)
    wants_runtime = next(iter(parameters), "") == "runtime"
    if wants_runtime:
        del parameters["runtime"]
    names = {_flux_name(each): each for each in parameters}
    pipe = re.search(r"<-\s*(\w+)", signature)
    return Builtin(
        package=path,
        name=name,
        signature=signature,
        documentation=inspect.getdoc(implementation) or "",
        parameters=names,
        required=frozenset(
            flux
            for flux, own in names.items()
            if parameters[own].default is inspect.Parameter.empty
        ),
        pipe=pipe.group(1) if pipe else None,
        wants_runtime=wants_runtime,
        implementation=implementation,
        expression=expression,
        argument_types=_argument_types(signature, names),
        result_type=_result_type(signature),
    )


def _argument_types(signature: str, names: Mapping[str, str]) -> dict[str, str]:
    return {name: kind for name, kind in _ARGUMENT_TYPE.findall(signature) if name in names}


def _result_type(signature: str) -> str:
    return signature.rsplit("=>", 1)[1].split(" where ")[0].strip()


def _flux_name(name: str) -> str:
    head, *tail = name.rstrip("_").split("_") if not name.startswith("_") else [name]
    return head + "".join(_UPPER.get(part, part.capitalize()) for part in tail)
