"""The state of one run of a script: packages, options, yields; and how functions are called."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from krakflux.errors import FluxError, FluxTypeError, NotFoundError, SourceLocation
from krakflux.flux.execute.column import NULL, Column
from krakflux.flux.interpret.evaluate import evaluate
from krakflux.flux.interpret.scope import Scope
from krakflux.flux.interpret.semantics import SCRIPT, Semantics
from krakflux.flux.plan.node import located, walk
from krakflux.flux.syntax import ast
from krakflux.flux.values import (
    Builtin,
    Closure,
    PackageValue,
    Stream,
    Time,
    type_name,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from krakflux.flux.plan.node import Node
    from krakflux.flux.ports import BucketDirectory, Delivery, PointSink, SecretStore
    from krakflux.flux.values import Value
    from krakflux.model.tables import TableBlock

__all__ = ["Runtime", "Watch", "Yield"]

UNIVERSE = "universe"


@dataclass(frozen=True, slots=True)
class Yield:
    """A named result of the script."""

    name: str
    node: Node


class Watch(Protocol):
    """The limits of a run."""

    def check(self) -> None:
        """Stop a run that was cancelled or takes too long.

        Raises:
            FluxError: it must stop.
        """
        ...

    def check_size(self, rows: int, wanted_bytes: int, /) -> None:
        """Refuse to make more than the limits allow.

        Raises:
            FluxError: naming the limit.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Runtime:
    """One run of a script.

    Attributes:
        started: The instant that `now()` gives unless an option says otherwise, ns.
        packages: The library's packages by path, made when first imported.
        load_package: Makes a package; None where the path is unknown.
        buckets: The buckets the caller may read.
        execute: Runs a plan at once, for functions that look into a stream.
        watch: Stops a run that takes too long or too much; None = nobody does.
        sink: Where scripts may write; None = nowhere.
        delivery: The way out for messages; None = there is none.
        secrets: The secrets that scripts may use; None = none.
        yields: The results so far, in the order of the script.
        effects: Nodes that must run even where no result reads them.
        semantics: What operators do.
    """

    started: int
    load_package: Callable[[str], PackageValue | None]
    buckets: BucketDirectory
    execute: Callable[[Node], list[TableBlock]]
    watch: Watch | None = None
    sink: PointSink | None = None
    delivery: Delivery | None = None
    secrets: SecretStore | None = None
    packages: dict[str, PackageValue] = field(default_factory=dict)
    yields: list[Yield] = field(default_factory=list)
    effects: list[Node] = field(default_factory=list)
    semantics: Semantics = SCRIPT

    def with_semantics(self, semantics: Semantics) -> Runtime:
        return replace(self, semantics=semantics)

    def package(self, path: str) -> PackageValue:
        """Give a package of the library.

        Raises:
            FluxError: there is none of that path.
        """
        if path not in self.packages:
            package = self.load_package(path)
            if package is None:
                raise FluxError(f"invalid import path {path}")
            self.packages[path] = package
        return self.packages[path]

    def option(self, name: str, package: str = UNIVERSE) -> Value:
        """Read an option as it stands now; None where it is not set."""
        return self.package(package).members.get(name)

    def now(self) -> int:
        """Give the query's present, ns: the option `now` or the start of the query."""
        value = self.call(self.option("now"), {})
        if not isinstance(value, Time):
            raise FluxError(f"expected time but found {type_name(value)} (option now)")
        return value.nanoseconds

    def add_yield(self, name: str, node: Node) -> None:
        """Make a stream a result.

        Raises:
            FluxError: another result has the name.
        """
        if any(each.name == name for each in self.yields):
            raise FluxError(f'tried to produce more than one result with the name "{name}"')
        self.yields.append(Yield(name, node))

    def settle_effects(self, root: Node) -> None:
        """Note that the effects in a plan have happened."""
        done = {id(node.operation) for node in walk(root)}
        self.effects[:] = [each for each in self.effects if id(each.operation) not in done]

    def call(
        self,
        function: Value,
        arguments: Mapping[str, Value],
        location: SourceLocation | None = None,
        name: str = "",
    ) -> Value:
        """Call a function with arguments by Flux name; the piped one is called `<-`.

        Raises:
            FluxError: with the chain of calls, `error calling function "f" @1:1-1:4: …`, but for
                calls in row functions.
        """
        try:
            if isinstance(function, Closure):
                return self._call_closure(function, arguments)
            if isinstance(function, Builtin):
                return self._call_builtin(function, arguments, location)
        except (FluxError, NotFoundError) as error:
            told = self.semantics is SCRIPT and not name.startswith("_")
            if isinstance(error, FluxError) and location is not None and told:
                raise _wrapped(error, name, location) from error
            raise
        raise FluxTypeError(f"expected function but found {type_name(function)}", location=location)

    def invoke(self, builtin: Builtin, arguments: Mapping[str, Value]) -> Value:
        """Run a built-in function's implementation; `arguments` must be complete.

        Functions of basic values give null where one of them is null.
        """
        if builtin.passes_null and any(
            arguments.get(name, name) is None for name in builtin.argument_types
        ):
            return None
        named = {builtin.parameters[name]: value for name, value in arguments.items()}
        if builtin.wants_runtime:
            return builtin.implementation(self, **named)
        return builtin.implementation(**named)

    def _call_builtin(
        self, builtin: Builtin, arguments: Mapping[str, Value], location: SourceLocation | None
    ) -> Value:
        given = _with_pipe(arguments, builtin.pipe)
        surplus = [name for name in given if name not in builtin.parameters]
        if surplus:
            raise FluxTypeError(f"unused arguments [{' '.join(surplus)}]")
        missing = sorted(builtin.required - given.keys())
        if missing:
            raise FluxTypeError(f'missing required keyword argument "{missing[0]}"')
        _check_types(builtin, given)
        result = self.semantics.call(self, builtin, given)
        if isinstance(result, Stream):
            return replace(result, node=located(result.node, location))
        return result

    def _call_closure(self, closure: Closure, arguments: Mapping[str, Value]) -> Value:
        if self.watch is not None:
            self.watch.check()
        given = _with_pipe(arguments, closure.pipe)
        names = dict(closure.defaults)
        names.update(given)
        known = {parameter.name for parameter in closure.expression.parameters}
        surplus = [name for name in given if name not in known]
        if surplus:
            raise FluxTypeError(f"found unexpected argument {surplus[0]}")
        for parameter in closure.expression.parameters:
            if parameter.name not in names:
                raise FluxTypeError(f"missing required argument {parameter.name}")
        return self._run_body(closure.expression.body, Scope(names, closure.scope))

    def _run_body(self, body: ast.Expression | ast.Block, scope: Scope) -> Value:
        if not isinstance(body, ast.Block):
            return evaluate(body, scope, self)
        for statement in body.body:
            if isinstance(statement, ast.ReturnStatement):
                return evaluate(statement.argument, scope, self)
            if isinstance(statement, ast.VariableAssignment):
                scope.names[statement.id.name] = evaluate(statement.init, scope, self)
            elif isinstance(statement, ast.ExpressionStatement):
                evaluate(statement.expression, scope, self)
        raise FluxError("missing return statement in block", location=body.location)


def _with_pipe(arguments: Mapping[str, Value], pipe: str | None) -> dict[str, Value]:
    given = dict(arguments)
    if "<-" in given:
        if pipe is None:
            raise FluxTypeError("missing pipe argument")
        given[pipe] = given.pop("<-")
    return given


def _check_types(builtin: Builtin, arguments: Mapping[str, Value]) -> None:
    for name, expected in builtin.argument_types.items():
        if name not in arguments or arguments[name] is None:
            continue
        value = arguments[name]
        found = value.type if isinstance(value, Column) else type_name(value)
        if found not in (expected, NULL):
            raise FluxTypeError(f"expected {expected} but found {found} (argument {name})")


def _wrapped(error: FluxError, name: str, location: SourceLocation) -> FluxError:
    inner = error.message
    if error.location is not None and not inner.startswith("error calling function"):
        inner = inner if error.location == location else f"error @{error.location}: {inner}"
    wrapped = FluxError(f'error calling function "{name}" @{location}: {inner}', hint=error.hint)
    wrapped.location = location
    return wrapped
