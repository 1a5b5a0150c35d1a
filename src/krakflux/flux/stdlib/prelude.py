"""Library functions written in Flux.

A package's `prelude.flux` holds imports, then definitions, each after its type and the comment that
documents it, with a blank line between two:

    // Sums the values of each table.
    builtin sum : (<-tables: stream[A]) => stream[B] where A: Record, B: Record
    sum = (tables=<-) => tables |> universe.sum()

`// also in other/path` at the top gives the package a second import path; `option sum = …` instead
lets scripts replace the function. A definition is parsed when it is first called and evaluated at
every call, so that it sees the options as they stand. Its names are those of its package, of its
imports, and the universe's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from krakflux.flux.interpret.evaluate import evaluate
from krakflux.flux.interpret.scope import Scope
from krakflux.flux.syntax import ast, parse_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["Definition", "other_paths", "read_prelude"]

_DEFINITION: Final = re.compile(
    r"(?P<comment>(?:^//.*\n)*)^builtin (?P<name>\w+) : (?P<type>.+\n(?: +.+\n)*)"
    r"(?P<option>option )?(?P=name) = (?P<body>(?:.+\n)+)",
    re.MULTILINE,
)
_IMPORT: Final = re.compile(r'^import (?:(\w+) )?"(.+)"$', re.MULTILINE)

_OTHER: Final = re.compile(r"^// also in (\S+)$", re.MULTILINE)

Tree = TypeVar("Tree")


@dataclass(frozen=True, slots=True)
class Definition:
    """A function of the prelude of package `path`.

    Attributes:
        path: Import path.
        name: Flux name.
        signature: Flux type text.
        documentation: The comment in front of it.
        body: The expression's text.
        imports: The prelude's (alias or "", path) pairs.
        is_option: Scripts may replace it.
    """

    path: str
    name: str
    signature: str
    documentation: str
    body: str
    imports: tuple[tuple[str, str], ...]
    is_option: bool

    def __call__(self, runtime: Runtime, **arguments: Value) -> Value:
        """Call the function with arguments by their Flux names."""
        imported = {}
        for alias, path in self.imports:
            package = runtime.package(path)
            imported[alias or package.name] = package
        universe = Scope(runtime.package("universe").members)
        members = Scope(runtime.package(self.path).members, universe)
        function = evaluate(_parsed(self.body), Scope(imported, members), runtime)
        return runtime.call(function, arguments)


def read_prelude(path: str, text: str) -> Iterator[Definition]:
    """List the definitions in the text of a package's prelude."""
    imports = tuple((alias, imported) for alias, imported in _IMPORT.findall(text))
    for found in _DEFINITION.finditer(text):
        comment = re.sub(r"^// ?", "", found["comment"], flags=re.MULTILINE)
        yield Definition(
            path,
            found["name"],
            " ".join(found["type"].split()),
            comment.strip(),
            found["body"],
            imports,
            found["option"] is not None,
        )


def other_paths(text: str) -> list[str]:
    """List the further import paths of a package, as the text of its prelude says."""
    return _OTHER.findall(text)


@cache
def _parsed(body: str) -> ast.Expression:
    """Parse an expression, without places: those of an error are the caller's."""
    (statement,) = parse_file(body).body
    assert isinstance(statement, ast.ExpressionStatement)
    return _placeless(statement.expression)


def _placeless(tree: Tree) -> Tree:
    changed: Any = tree
    if isinstance(tree, tuple):
        changed = tuple([_placeless(each) for each in tree])
    elif isinstance(tree, ast.Node):
        parts: dict[str, Any] = {
            field.name: _placeless(getattr(tree, field.name)) for field in fields(tree)
        }
        changed = replace(tree, **{**parts, "location": None})
    return changed  # type: ignore[no-any-return]
