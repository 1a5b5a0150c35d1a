"""How operators behave: in scripts, in row functions, over whole columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from krakflux.errors import FluxError, FluxTypeError
from krakflux.flux.interpret import operators
from krakflux.flux.text import check_length
from krakflux.flux.values import Dynamic, PackageValue, Record, type_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Builtin, Value

__all__ = ["ROW", "SCRIPT", "RowSemantics", "ScriptSemantics", "Semantics"]


class Semantics(Protocol):
    """What the evaluator leaves open. Operands given as functions are evaluated if needed."""

    def unary(self, operator: str, operand: Value) -> Value: ...

    def binary(self, operator: str, left: Value, right: Value) -> Value: ...

    def logical(self, operator: str, left: Value, right: Callable[[], Value]) -> Value: ...

    def conditional(
        self, test: Value, consequent: Callable[[], Value], alternate: Callable[[], Value]
    ) -> Value: ...

    def interpolate(self, parts: Sequence[Value]) -> Value: ...

    def member(self, source: Value, name: str) -> Value: ...

    def call(self, runtime: Runtime, builtin: Builtin, arguments: Mapping[str, Value]) -> Value: ...


class RowSemantics:
    """Inside a row function: null is an ordinary value (flux compiler/runtime.go)."""

    __slots__ = ()

    def unary(self, operator: str, operand: Value) -> Value:
        return operators.unary(operator, operand)

    def binary(self, operator: str, left: Value, right: Value) -> Value:
        return operators.binary(operator, left, right)

    def logical(self, operator: str, left: Value, right: Callable[[], Value]) -> Value:
        _require_boolean(left, operator)
        if operator == "and":
            return _boolean(right(), operator) if left else False
        return True if left else _boolean(right(), operator)

    def conditional(
        self, test: Value, consequent: Callable[[], Value], alternate: Callable[[], Value]
    ) -> Value:
        if test is not None and not isinstance(test, bool):
            raise FluxTypeError(f"expected bool but found {type_name(test)}")
        return consequent() if test else alternate()

    def interpolate(self, parts: Sequence[Value]) -> Value:
        texts = [operators.interpolated(part) for part in parts]
        check_length(sum(map(len, texts)), "string interpolation")
        return "".join(texts)

    def member(self, source: Value, name: str) -> Value:
        if isinstance(source, Record):
            return source.fields.get(name)
        if isinstance(source, PackageValue):
            if name not in source.members:
                raise FluxTypeError(f"record is missing label {name}")
            return source.members[name]
        if isinstance(source, Dynamic):
            return source.member(name)
        if source is None:
            return None
        raise FluxTypeError(f"expected record but found {type_name(source)}")

    def call(self, runtime: Runtime, builtin: Builtin, arguments: Mapping[str, Value]) -> Value:
        return runtime.invoke(builtin, arguments)


class ScriptSemantics(RowSemantics):
    """Outside row functions: a null in a logical expression is an error (flux interpreter.go)."""

    __slots__ = ()

    def logical(self, operator: str, left: Value, right: Callable[[], Value]) -> Value:
        if not isinstance(left, bool):
            raise _not_boolean("left", left)
        if left is (operator == "or"):
            return left
        other = right()
        if not isinstance(other, bool):
            raise _not_boolean("right", other)
        return other

    def conditional(
        self, test: Value, consequent: Callable[[], Value], alternate: Callable[[], Value]
    ) -> Value:
        if not isinstance(test, bool):
            raise FluxTypeError(f"expected bool but found {type_name(test)}")
        return consequent() if test else alternate()


def _not_boolean(side: str, value: Value) -> FluxError:
    return FluxTypeError(
        f"{side} operand to logical expression is not a boolean value, got {type_name(value)}"
    )


def _boolean(value: Value, operator: str) -> Value:
    _require_boolean(value, operator)
    return value


def _require_boolean(value: Value, operator: str) -> None:
    if value is not None and not isinstance(value, bool):
        raise FluxTypeError(
            f"invalid operand to {operator}: expected bool but found {type_name(value)}"
        )


ROW = RowSemantics()
SCRIPT = ScriptSemantics()
