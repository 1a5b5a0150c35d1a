"""The types of expressions, and what is wrong with them.

Hindley-Milner with rows: a type is known, or a variable that what follows may bind. Names assigned
are generalised, so that each use has a type of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import SourceLocation
from krakflux.flux.semantic.calls import check_call
from krakflux.flux.semantic.scope import PackageMembers, Scope
from krakflux.flux.semantic.types import (
    BOOL,
    DURATION,
    DYNAMIC,
    FLOAT,
    INT,
    REGEXP,
    STRING,
    TIME,
    UINT,
    ArrayType,
    DictType,
    FunctionType,
    Parameter,
    RecordType,
    StreamType,
    Type,
    TypeVariable,
    format_type,
)
from krakflux.flux.semantic.unify import (
    Allowance,
    CheckingStopped,
    Mismatch,
    constrain,
    describe,
    flatten,
    generalize,
    instantiate,
    prune,
    unify,
)
from krakflux.flux.syntax import ast
from krakflux.flux.syntax.chains import links_of
from krakflux.flux.syntax.problems import SyntaxProblem

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Inference", "function_type"]

# A dashboard's query takes a few thousand.
_MAX_STEPS: Final = 200_000

_NOWHERE: Final = SourceLocation(1, 1, 1, 1)

_LITERALS: Final[dict[type[ast.Node], Type]] = {
    ast.StringLiteral: STRING,
    ast.IntegerLiteral: INT,
    ast.UnsignedIntegerLiteral: UINT,
    ast.FloatLiteral: FLOAT,
    ast.BooleanLiteral: BOOL,
    ast.DateTimeLiteral: TIME,
    ast.DurationLiteral: DURATION,
    ast.RegexpLiteral: REGEXP,
}
_ARITHMETIC_KINDS: Final = {
    "+": "Addable",
    "-": "Subtractable",
    "*": "Divisible",
    "/": "Divisible",
    "%": "Divisible",
    "^": "Divisible",
}


class Inference:
    """One run over a script's expressions; collects problems."""

    def __init__(self) -> None:
        self.problems: dict[SyntaxProblem, None] = {}
        self.allowance = Allowance(_MAX_STEPS)
        self._level = 1

    # For statements and calls

    def report(self, message: str, node: ast.Node) -> None:
        """Note a problem at a node."""
        self.problems[SyntaxProblem(node.location or _NOWHERE, message)] = None

    def fresh(self, *kinds: str) -> TypeVariable:
        """Make a type that is not known yet."""
        return TypeVariable(kinds=frozenset(kinds), level=self._level)

    def expect(self, expected: Type, actual: Type, node: ast.Node) -> None:
        """Demand that what stands at a node has a type."""
        try:
            unify(expected, actual, self.allowance)
        except Mismatch as mismatch:
            self.report(str(mismatch), node)

    def require(self, type_: Type, kind: str, node: ast.Node) -> None:
        """Demand that what stands at a node is of a kind."""
        try:
            constrain(type_, kind)
        except Mismatch as mismatch:
            self.report(str(mismatch), node)

    def infer_definition(self, expression: ast.Expression, scope: Scope) -> Type:
        """Infer what a name is assigned; each use of the name may then see its own type."""
        self._level += 1
        type_ = self.infer(expression, scope)
        self._level -= 1
        return generalize(type_, self._level, self.allowance)

    def infer(self, node: ast.Node, scope: Scope) -> Type:
        """Infer an expression's type; problems are noted, and the type is unknown then."""
        first, links = links_of(node)
        type_ = _LITERALS.get(type(first))
        if type_ is None:
            type_ = _INFER[type(first)](self, first, scope)
        before = first
        for link in links:
            type_ = _INFER_LINK[type(link)](self, link, before, type_, scope)
            before = link
        return type_

    # Names and values

    def _identifier(self, node: ast.Identifier, scope: Scope) -> Type:
        meaning = scope.find(node.name)
        if meaning is None:
            self.report(f"undefined identifier {node.name}", node)
            return self.fresh()
        if isinstance(meaning, PackageMembers):
            return self.fresh()  # a package as a value: nothing is claimed about it
        return instantiate(meaning, self._level, self.allowance)

    def _unknown(self, _node: ast.Node, _scope: Scope) -> Type:
        return self.fresh()

    def _parenthesis(self, node: ast.ParenExpression, scope: Scope) -> Type:
        return self.infer(node.expression, scope)

    def _interpolated(self, node: ast.StringExpression, scope: Scope) -> Type:
        for part in node.parts:
            if isinstance(part, ast.InterpolatedPart):
                type_ = self.infer(part.expression, scope)
                self.require(type_, "Stringable", part.expression)
        return STRING

    def _array(self, node: ast.ArrayExpression, scope: Scope) -> Type:
        element: Type = self.fresh()
        for item in node.elements:
            self.expect(element, self.infer(item, scope), item)
        return ArrayType(element)

    def _dictionary(self, node: ast.DictExpression, scope: Scope) -> Type:
        key, value = self.fresh("Comparable"), self.fresh()
        for item in node.elements:
            self.expect(key, self.infer(item.key, scope), item.key)
            self.expect(value, self.infer(item.value, scope), item.value)
        return DictType(key, value)

    def _record(self, node: ast.ObjectExpression, scope: Scope) -> Type:
        labels = {
            property_.name: self.infer(property_.value or property_.key, scope)
            for property_ in node.properties
        }
        if node.with_source is None:
            return RecordType(tuple(labels.items()))
        source = self._identifier(node.with_source, scope)
        rest = self.fresh("Record")
        self.expect(RecordType((), rest), source, node.with_source)
        found = prune(source)
        if not isinstance(found, RecordType):
            return RecordType(tuple(labels.items()), rest)
        before, further = flatten(found)
        return RecordType(tuple({**before, **labels}.items()), further)

    def _function(self, node: ast.FunctionExpression, scope: Scope) -> Type:
        parameters = tuple(self._parameter(parameter, scope) for parameter in node.parameters)
        inner = Scope(scope, {parameter.name: parameter.type for parameter in parameters})
        if isinstance(node.body, ast.Block):
            returns = self.infer_block(node.body, inner)
        else:
            returns = self.infer(node.body, inner)
        return FunctionType(parameters, returns)

    def _parameter(self, node: ast.Property, scope: Scope) -> Parameter:
        if node.value is None:
            return Parameter(node.name, self.fresh())
        if isinstance(node.value, ast.PipeLiteral):
            return Parameter(node.name, self.fresh(), is_pipe=True)
        return Parameter(node.name, self.infer(node.value, scope), required=False)

    def infer_block(self, block: ast.Block, scope: Scope) -> Type:
        """Infer a function's body of statements; `scope` is its own."""
        for statement in block.body:
            match statement:
                case ast.ReturnStatement(argument):
                    return self.infer(argument, scope)
                case ast.VariableAssignment():
                    self.assign(statement, scope)
                case ast.ExpressionStatement(expression):
                    self.infer(expression, scope)
        self.report("missing return statement in block", block)
        return self.fresh()

    def assign(self, node: ast.VariableAssignment, scope: Scope) -> None:
        """Give a name of the scope its meaning."""
        name = node.id.name
        if name in scope.assigned:
            self.report(f'variable "{name}" reassigned', node)
        scope.assigned.add(name)
        scope.names[name] = self.infer_definition(node.init, scope)

    # Operators

    def _conditional(self, node: ast.ConditionalExpression, scope: Scope) -> Type:
        self.expect(BOOL, self.infer(node.test, scope), node.test)
        type_ = self.infer(node.consequent, scope)
        self.expect(type_, self.infer(node.alternate, scope), node.alternate)
        return type_

    def _unary(self, node: ast.UnaryExpression, scope: Scope) -> Type:
        type_ = self.infer(node.argument, scope)
        if node.operator == "exists":
            return BOOL
        if node.operator == "not":
            self.expect(BOOL, type_, node.argument)
            return BOOL
        self.require(type_, "Negatable", node.argument)
        return type_

    def _logical(
        self, node: ast.LogicalExpression, before: ast.Node, left: Type, scope: Scope
    ) -> Type:
        self.expect(BOOL, left, before)
        self.expect(BOOL, self.infer(node.right, scope), node.right)
        return BOOL

    def _binary(
        self, node: ast.BinaryExpression, before: ast.Node, left: Type, scope: Scope
    ) -> Type:
        right = self.infer(node.right, scope)
        kind = _ARITHMETIC_KINDS.get(node.operator)
        if kind is not None:
            self.expect(left, right, node.right)
            self.require(left, kind, before)
            # a power is a float, whatever its operands: more is not claimed
            return self.fresh() if node.operator == "^" and prune(left) != FLOAT else left
        if node.operator in ("=~", "!~"):
            self.expect(STRING, left, before)
            self.expect(REGEXP, right, node.right)
            return BOOL
        kind = "Equatable" if node.operator in ("==", "!=") else "Comparable"
        self.require(left, kind, before)
        self.require(right, kind, node.right)
        return BOOL

    # Members, indexes, calls

    def _member(
        self, node: ast.MemberExpression, before: ast.Node, object_: Type, scope: Scope
    ) -> Type:
        if isinstance(before, ast.Identifier):
            meaning = scope.find(before.name)
            if isinstance(meaning, PackageMembers):
                return self._package_member(node, meaning)
        object_ = prune(object_)
        if object_ == DYNAMIC:
            return DYNAMIC
        if isinstance(object_, RecordType):
            known = flatten(object_)[0].get(node.name)
            if known is not None:
                return known
        if isinstance(object_, StreamType):
            self.report(
                f"expected {{A with {node.name}: B}} (record) but found {describe(object_)}", before
            )
            return self.fresh()
        member = self.fresh()
        self.expect(RecordType(((node.name, member),), self.fresh()), object_, before)
        return member

    def _package_member(self, node: ast.MemberExpression, package: PackageMembers) -> Type:
        if package.members is None:
            return self.fresh()
        signature = package.members.get(node.name)
        if signature is None:
            self.report(f"record is missing label {node.name}", node.object)
            return self.fresh()
        return instantiate(signature.type, self._level, self.allowance)

    def _index(
        self, node: ast.IndexExpression, before: ast.Node, array: Type, scope: Scope
    ) -> Type:
        if prune(array) == DYNAMIC:
            self.infer(node.index, scope)
            return DYNAMIC
        element = self.fresh()
        self.expect(ArrayType(element), array, before)
        self.expect(INT, self.infer(node.index, scope), node.index)
        return element

    def _call(
        self, node: ast.CallExpression, _before: ast.Node, callee: Type, scope: Scope
    ) -> Type:
        return check_call(self, node, callee, scope, None)

    def _pipe(
        self, node: ast.PipeExpression, before: ast.Node, argument: Type, scope: Scope
    ) -> Type:
        callee = self.infer(node.call.callee, scope)
        return check_call(self, node.call, callee, scope, argument)


_INFER: Final[dict[type[ast.Node], Callable[..., Type]]] = {
    ast.Identifier: Inference._identifier,
    ast.PipeLiteral: Inference._unknown,
    ast.LabelLiteral: Inference._unknown,
    ast.ParenExpression: Inference._parenthesis,
    ast.StringExpression: Inference._interpolated,
    ast.ArrayExpression: Inference._array,
    ast.DictExpression: Inference._dictionary,
    ast.ObjectExpression: Inference._record,
    ast.FunctionExpression: Inference._function,
    ast.ConditionalExpression: Inference._conditional,
    ast.UnaryExpression: Inference._unary,
}
_INFER_LINK: Final[dict[type[ast.Node], Callable[..., Type]]] = {
    ast.LogicalExpression: Inference._logical,
    ast.BinaryExpression: Inference._binary,
    ast.MemberExpression: Inference._member,
    ast.IndexExpression: Inference._index,
    ast.CallExpression: Inference._call,
    ast.PipeExpression: Inference._pipe,
}


_CONSTANTS: Final[dict[str, Type]] = {"true": BOOL, "false": BOOL, "inf": DURATION}


def function_type(node: ast.FunctionExpression) -> str:
    """Write the type of a function literal, as far as the literal alone tells it."""
    try:
        return format_type(Inference().infer(node, Scope(names=dict(_CONSTANTS))))
    except (CheckingStopped, RecursionError):
        return "<function>"
