"""Random Flux syntax trees, as text could have produced them but for missing parentheses."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from hypothesis import strategies as st

from krakflux.flux.syntax import ast, format_expression
from krakflux.model.time import MAX_TIME, MIN_TIME

NAMES = ("a", "b", "r", "tables", "_value", "from", "now", "true", "with", "größe", "x1")
LABELS = ("a", "b", "_field", "with space", "", 'quo"te', "${", "日本")
UNITS = ("y", "mo", "w", "d", "h", "m", "s", "ms", "us", "µs", "ns")
PATTERNS = ("a", "^a/b$", r"\d+\.", "[^/]*", "(?:)", r"\\", "x\ny", "(?i)é")
BINARY = ("+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "=~", "!~")

texts = st.one_of(st.sampled_from(LABELS), st.text(max_size=8))
identifiers = st.builds(ast.Identifier, st.sampled_from(NAMES))
keys = st.one_of(identifiers, st.builds(ast.StringLiteral, st.sampled_from(LABELS)))

_durations = st.lists(
    st.tuples(st.integers(0, 2**63 - 1), st.sampled_from(UNITS)), min_size=1, max_size=3
)

literals = st.one_of(
    identifiers,
    st.builds(ast.StringLiteral, texts),
    st.builds(ast.IntegerLiteral, st.integers(0, 2**63 - 1)),
    st.builds(ast.FloatLiteral, st.floats(0, allow_nan=False, allow_infinity=False)),
    st.builds(ast.DurationLiteral, _durations.map(tuple)),
    st.builds(ast.DateTimeLiteral, st.integers(MIN_TIME, MAX_TIME)),
    st.builds(ast.RegexpLiteral, st.sampled_from(PATTERNS)),
    st.builds(ast.LabelLiteral, st.sampled_from(LABELS)),
)


def _tuples(strategy: st.SearchStrategy[Any], **sizes: int) -> st.SearchStrategy[Any]:
    return st.lists(strategy, **sizes).map(tuple)


def _properties(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    full = _tuples(st.builds(ast.Property, keys, values), max_size=3)
    short = _tuples(st.builds(ast.Property, identifiers, st.none()), min_size=1, max_size=3)
    return st.one_of(full, short)


def _parameters(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    defaults = st.one_of(st.none(), st.builds(ast.PipeLiteral), values)
    return _tuples(st.builds(ast.Property, identifiers, defaults), max_size=3)


def _string_expressions(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    text = st.builds(ast.TextPart, texts.filter(bool))
    hole = st.builds(ast.InterpolatedPart, values)
    return st.builds(
        lambda before, first, middle, second, after: ast.StringExpression(
            (*before, first, *middle, second, *after)
        ),
        *(_tuples(text, max_size=1), hole, _tuples(text, max_size=1), hole),
        _tuples(text, max_size=1),
    )


def _extend(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    properties = _properties(inner)
    records = st.builds(ast.ObjectExpression, properties, st.one_of(st.none(), identifiers))
    # the text of a call without arguments does not tell None from an empty record
    arguments = properties.map(lambda given: ast.ObjectExpression(given) if given else None)
    calls = st.builds(ast.CallExpression, inner, arguments)
    return st.one_of(
        records,
        calls,
        _string_expressions(inner),
        st.builds(ast.ArrayExpression, _tuples(inner, max_size=3)),
        st.builds(ast.DictExpression, _tuples(st.builds(ast.DictItem, inner, inner), max_size=2)),
        st.builds(ast.PipeExpression, inner, calls),
        st.builds(ast.MemberExpression, inner, keys),
        st.builds(ast.IndexExpression, inner, inner),
        st.builds(ast.UnaryExpression, st.sampled_from(("-", "+", "not", "exists")), inner),
        st.builds(ast.BinaryExpression, st.sampled_from(BINARY), inner, inner),
        st.builds(ast.LogicalExpression, st.sampled_from(("and", "or")), inner, inner),
        st.builds(ast.ConditionalExpression, inner, inner, inner),
        st.builds(ast.FunctionExpression, _parameters(inner), inner),
        st.builds(ast.FunctionExpression, _parameters(inner), blocks(inner)),
        st.builds(ast.ParenExpression, inner),
    )


def _statement(expression: ast.Expression) -> ast.Statement:
    """A statement that the one before it can't take for its own rest."""
    if format_expression(expression)[0] in "([-+./":
        return ast.VariableAssignment(ast.Identifier("a"), expression)
    return ast.ExpressionStatement(expression)


def _statements(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.builds(ast.VariableAssignment, identifiers, values), values.map(_statement))


def blocks(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Blocks that end with a return."""
    returns = st.builds(ast.ReturnStatement, values)
    return st.builds(
        lambda body, last: ast.Block((*body, last)),
        _tuples(_statements(values), max_size=2),
        returns,
    )


expressions = st.recursive(literals, _extend, max_leaves=12)

_members = st.builds(ast.MemberExpression, identifiers, identifiers)
_options = st.builds(
    ast.OptionStatement,
    st.one_of(
        st.builds(ast.VariableAssignment, identifiers, expressions),
        st.builds(ast.MemberAssignment, _members, expressions),
    ),
)
_builtins = st.builds(
    ast.BuiltinStatement,
    identifiers,
    st.sampled_from(("int", "(<-tables: stream[A], ?n: int) => stream[A] where A: Record + Basic")),
)
_test_cases = st.builds(
    ast.TestCaseStatement,
    identifiers,
    st.one_of(st.none(), st.builds(ast.StringLiteral, st.sampled_from(LABELS))),
    st.builds(ast.Block, _tuples(_statements(expressions), max_size=2)),
)

files = st.builds(
    ast.File,
    st.one_of(st.none(), st.builds(ast.PackageClause, identifiers)),
    _tuples(
        st.builds(
            ast.ImportDeclaration,
            st.builds(ast.StringLiteral, st.sampled_from(LABELS)),
            st.one_of(st.none(), identifiers),
        ),
        max_size=2,
    ),
    _tuples(st.one_of(_statements(expressions), _options, _builtins, _test_cases), max_size=3),
)


def without_parentheses(value: Any) -> Any:
    """The tree without its parentheses: what it means, not how it is written."""
    if isinstance(value, tuple):
        return tuple(without_parentheses(item) for item in value)
    if not isinstance(value, ast.Node):
        return value
    if isinstance(value, ast.ParenExpression):
        return without_parentheses(value.expression)
    changes = {
        attribute.name: without_parentheses(getattr(value, attribute.name))
        for attribute in fields(value)
        if attribute.name != "location"
    }
    return replace(value, **changes)
