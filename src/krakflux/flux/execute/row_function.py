"""Row functions `(r) => …` run over blocks: as columns where possible, else row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError
from krakflux.flux.execute.blocks import flux_type
from krakflux.flux.execute.column import (
    NULL,
    Column,
    NotColumnarError,
    series_of,
    to_column,
    values_of,
)
from krakflux.flux.execute.columnar import ColumnSemantics, height_of
from krakflux.flux.interpret.semantics import ROW
from krakflux.flux.syntax import ast
from krakflux.flux.values import Closure, Record, type_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["RowFunction", "filter_rows", "interpret_rows", "map_rows", "read_labels"]

# First character of column names that no script can write.
HIDDEN = "\x00"


@dataclass(frozen=True, slots=True, eq=False)
class RowFunction:
    """A function of one row, and the run it belongs to."""

    function: Value
    runtime: Runtime
    parameter: str = "r"


def filter_rows(row_function: RowFunction, frame: pl.DataFrame) -> pl.Series:
    """Tell for each row whether the function gives true; null counts as false."""
    try:
        semantics = ColumnSemantics(frame)
        value = _evaluate(row_function, semantics)
        semantics.check()
        return _as_mask(value, semantics.frame)
    except NotColumnarError:
        values = interpret_rows(row_function, frame)
        for value in values:
            if value is not None and not isinstance(value, bool):
                raise _not_boolean(type_name(value)) from None
        return pl.Series(values, dtype=pl.Boolean).fill_null(False)


def map_rows(row_function: RowFunction, frame: pl.DataFrame) -> pl.DataFrame:
    """Give a frame of the records that the function makes of each row, labels sorted.

    Columns that are null without a type vanish.

    Raises:
        FluxError: "map function must return an object"; a column of several types.
    """
    try:
        semantics = ColumnSemantics(frame)
        value = _evaluate(row_function, semantics)
        semantics.check()
        return _as_frame(value, semantics.frame)
    except NotColumnarError:
        return _frame_of(interpret_rows(row_function, frame))


def interpret_rows(row_function: RowFunction, frame: pl.DataFrame) -> list[Value]:
    """Run the function row by row: the slow way, and the oracle of the fast one."""
    runtime = row_function.runtime.with_semantics(ROW)
    labels = [label for label in frame.columns if not label.startswith(HIDDEN)]
    columns = [values_of(frame[label]) for label in labels]
    results = []
    for row in zip(*columns, strict=True):
        record = Record(dict(zip(labels, row, strict=True)))
        results.append(runtime.call(row_function.function, {row_function.parameter: record}))
    return results


def read_labels(function: Value) -> frozenset[str] | None:
    """Name the columns that a closure's body reads, or None where its row goes elsewhere whole."""
    if not isinstance(function, Closure) or len(function.expression.parameters) != 1:
        return None
    parameter = function.expression.parameters[0].name
    labels: set[str] = set()
    return frozenset(labels) if _collect(function.expression.body, parameter, labels) else None


def _collect(node: object, parameter: str, labels: set[str]) -> bool:
    match node:
        case ast.MemberExpression(object=ast.Identifier(name=name)) if name == parameter:
            labels.add(node.name)
            return True
        case ast.Identifier(name=name):
            return name != parameter
        case ast.FunctionExpression():
            return False
        case ast.MemberExpression():
            return _collect(node.object, parameter, labels)
        case ast.Property():
            return (
                node.name != parameter
                if node.value is None
                else _collect(node.value, parameter, labels)
            )
        case tuple():
            return all(_collect(each, parameter, labels) for each in node)
        case ast.Node():
            children = (
                getattr(node, name) for name in node.__dataclass_fields__ if name != "location"
            )
            return all(_collect(each, parameter, labels) for each in children)
        case _:
            return True


def _evaluate(row_function: RowFunction, semantics: ColumnSemantics) -> Value:
    record = Record(
        {
            label: Column(pl.col(label), flux_type(dtype))
            for label, dtype in semantics.frame.schema.items()
            if not label.startswith(HIDDEN)
        }
    )
    runtime = row_function.runtime.with_semantics(semantics)
    return runtime.call(row_function.function, {row_function.parameter: record})


def _as_mask(value: Value, frame: pl.DataFrame) -> pl.Series:
    column = to_column(value)
    if column.type == NULL:
        return pl.repeat(False, frame.height, dtype=pl.Boolean, eager=True)
    if column.type != "bool":
        raise _not_boolean(column.type)
    mask = frame.select(column.expression.fill_null(False).alias("mask"))["mask"]
    return mask if mask.len() == frame.height else mask.new_from_index(0, frame.height)


def _not_boolean(kind: str) -> FluxError:
    return FluxError(f"expected bool but found {kind} (argument fn)")


def _as_frame(value: Value, frame: pl.DataFrame) -> pl.DataFrame:
    if not isinstance(value, Record):
        raise FluxError("map function must return an object")
    columns = {label: to_column(value.fields[label]) for label in sorted(value.fields)}
    typed = {label: column for label, column in columns.items() if column.type != NULL}
    height = height_of(frame)
    made = frame.select(height, *(each.expression.alias(label) for label, each in typed.items()))
    return made.drop(height.name)


def _frame_of(records: Sequence[Value]) -> pl.DataFrame:
    for record in records:
        if not isinstance(record, Record):
            raise FluxError("map function must return an object")
    labels = sorted({label for record in records for label in record.fields})
    columns = [
        series_of(label, [record.fields.get(label) for record in records]) for label in labels
    ]
    return pl.DataFrame([each for each in columns if each.dtype != pl.Null])
