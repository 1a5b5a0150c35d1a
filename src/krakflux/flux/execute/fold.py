"""Folding the rows of each table into one record.

Three ways with the same answers: sums as expressions; the k-th rows of all tables at once, where
tables are many and short; row by row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flux_type, frame_of, positions, with_key_columns
from krakflux.flux.execute.column import literal, series_of, values_of
from krakflux.flux.execute.records import map_records
from krakflux.flux.execute.row_function import RowFunction, evaluating, map_rows
from krakflux.flux.interpret.semantics import ROW
from krakflux.flux.syntax import ast
from krakflux.flux.values import Closure, Record, type_name
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from krakflux.flux.execute.context import Context
    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value
    from krakflux.model.tables import TableBlock

__all__ = ["Fold", "fold_rows"]

# From so many tables on, a step over all of them costs less than a call for each.
_MANY: Final = 100
_CHECK_EVERY: Final = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """`fn(r, accumulator)`, begun with `identity`."""

    fn: Value
    identity: Record
    runtime: Runtime


def fold_rows(fold: Fold, block: TableBlock, context: Context) -> pl.DataFrame:
    """Give one row for each table of `keys`: the last accumulator.

    Raises:
        FluxError: the function failed, gave a null, or a type that `identity` has not.
    """
    sums = _summed_terms(fold.fn, fold.identity)
    if sums is not None:
        return _sum(fold, sums, block)
    place, _ = positions(block.rows)
    depth = int(place.max() or 0) + 1  # type: ignore[arg-type]
    if block.rows.height > _MANY * depth:
        return _fold_steps(fold, block, place, depth, context)
    return _fold_each(fold, block, context)


def _summed_terms(fn: Value, identity: Record) -> Mapping[str, ast.Expression] | None:
    """Give each label's term where every label is `accumulator.label + term`, else None."""
    if not isinstance(fn, Closure) or fn.defaults:
        return None
    body = _unwrapped(fn.expression.body)
    if not isinstance(body, ast.ObjectExpression) or body.with_source is not None:
        return None
    terms: dict[str, ast.Expression] = {}
    for item in body.properties:
        term = _term(item) if type(identity.fields.get(item.name)) in (int, float) else None
        if term is None:
            return None
        terms[item.name] = term
    return terms if terms.keys() == identity.fields.keys() else None


def _term(item: ast.Property) -> ast.Expression | None:
    sum_ = _unwrapped(item.value)
    if not isinstance(sum_, ast.BinaryExpression) or sum_.operator != "+":
        return None
    match _unwrapped(sum_.left), _unwrapped(sum_.right):
        case (left, term) if _is_accumulator(left, item.name) and not _reads_accumulator(term):
            return sum_.right
        case (term, right) if _is_accumulator(right, item.name) and not _reads_accumulator(term):
            return sum_.left
    return None


def _is_accumulator(node: object, label: str) -> bool:
    match node:
        case ast.MemberExpression(object=ast.Identifier(name="accumulator")):
            return node.name == label
    return False


def _reads_accumulator(node: object) -> bool:
    return any(
        isinstance(each, ast.Identifier) and each.name == "accumulator" for each in _nodes(node)
    )


def _nodes(node: object) -> Iterator[object]:
    yield node
    if isinstance(node, tuple):
        for each in node:
            yield from _nodes(each)
    elif isinstance(node, ast.Node):
        for name in node.__dataclass_fields__:
            if name != "location":
                yield from _nodes(getattr(node, name))


def _unwrapped(node: object) -> object:
    while isinstance(node, ast.ParenExpression):
        node = node.expression
    return node


def _sum(fold: Fold, terms: Mapping[str, ast.Expression], block: TableBlock) -> pl.DataFrame:
    """Compute the terms of all rows at once, then add them in the order of the rows."""
    assert isinstance(fold.fn, Closure)
    items = tuple(
        ast.Property(key=ast.Identifier(name), value=term) for name, term in terms.items()
    )
    row = ast.Property(key=ast.Identifier("r"), value=None)
    body = ast.ObjectExpression(properties=items, with_source=None)
    closure = Closure(ast.FunctionExpression((row,), body), fold.fn.scope, {}, None)
    with evaluating("reduce"):
        mapped = map_rows(RowFunction(closure, fold.runtime), block)
    rows = mapped.rows.with_columns(
        block.keys[label].gather(mapped.rows[TABLE]) for label in mapped.unchanged
    )
    if block.rows.height:
        _check_types(fold.identity, rows)
    sums = [
        _added(pl.col(label), fold.identity.fields[label]).alias(label)
        for label in terms
        if label in rows.columns
    ]
    found = rows.group_by(TABLE, maintain_order=True).agg(sums)
    start = [literal(value).alias(f"\x00{label}") for label, value in fold.identity.fields.items()]
    if found.width == 1:
        return block.keys.select(TABLE, *start).drop(TABLE).rename(lambda label: label[1:])
    return (
        block.keys.select(TABLE, *start)
        .join(found, on=TABLE, how="left", maintain_order="left")
        .select(pl.coalesce(label, f"\x00{label}").alias(label) for label in terms)
    )


def _added(column: pl.Expr, start: int | float) -> pl.Expr:
    # One after the other, as the script adds: a float's last digits depend on the order.
    first = pl.int_range(pl.len()) == 0
    begun = pl.when(first).then(pl.lit(start) + column).otherwise(column) if start else column
    return begun.cum_sum().last()


def _fold_steps(
    fold: Fold, block: TableBlock, place: pl.Series, depth: int, context: Context
) -> pl.DataFrame:
    """Take the k-th rows of all tables in one step, for each k."""
    rows = with_key_columns(block)
    columns = {label: label for label in block.columns}
    hidden = {label: f"\x00{label}" for label in fold.identity.fields}
    state = block.keys.select(
        TABLE,
        *(literal(value).alias(hidden[label]) for label, value in fold.identity.fields.items()),
    ).drop(TABLE)
    layout = {"r": columns, "accumulator": hidden}
    for step in range(depth):
        context.check()
        now = rows.filter(place == step)
        tables = now[TABLE]
        frame = pl.concat([now, state.select(pl.all().gather(tables))], how="horizontal")
        with evaluating("reduce"):
            made = map_records(fold.fn, fold.runtime, frame, layout)
        _check_types(fold.identity, made)
        made = made.select(pl.col(label).alias(name) for label, name in hidden.items())
        if made.height == state.height:
            state = made
        else:
            state = state.with_columns(
                state[name].scatter(tables, made[name]) for name in state.columns
            )
    return state.rename({name: label for label, name in hidden.items()})


def _fold_each(fold: Fold, block: TableBlock, context: Context) -> pl.DataFrame:
    """Take one row after the other."""
    runtime = fold.runtime.with_semantics(ROW)
    frame = with_key_columns(block)
    columns = [values_of(frame[label]) for label in block.columns]
    results = [fold.identity] * block.table_count
    tables = frame[TABLE].to_list()
    for number, row in enumerate(zip(tables, *columns, strict=True)):
        if number % _CHECK_EVERY == 0:
            context.check()
        record = Record(dict(zip(block.columns, row[1:], strict=True)))
        arguments = {"r": record, "accumulator": results[row[0]]}
        with evaluating("reduce"):
            value = runtime.call(fold.fn, arguments)
        results[row[0]] = _checked(fold.identity, value)
    return frame_of(
        series_of(label, [each.fields[label] for each in results], type_name(value))
        for label, value in fold.identity.fields.items()
    )


def _checked(identity: Record, value: Value) -> Record:
    if not isinstance(value, Record):
        raise FluxError("reduce function must return a record")
    for label, start in identity.fields.items():
        if value.fields.get(label) is None:
            raise _null(label)
        _check_type(label, start, type_name(value.fields[label]))
    return value


def _check_types(identity: Record, made: pl.DataFrame) -> None:
    for label, start in identity.fields.items():
        if label not in made.columns or made[label].has_nulls():
            raise _null(label)
        _check_type(label, start, flux_type(made.schema[label]))


def _check_type(label: str, start: Any, found: str) -> None:
    if type_name(start) != found:
        raise FluxError(f"expected {type_name(start)} but found {found} (column {label})")


def _null(label: str) -> FluxError:
    return FluxError(f'null values are not supported for "{label}" in the reduce() function')
