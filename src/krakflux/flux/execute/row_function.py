"""Row functions `(r) => …` run over blocks: as columns where possible, else row by row."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxError, FluxLimitError, FluxTypeError
from krakflux.flux.execute.blocks import column_types, flux_type, frame_of, with_key_columns
from krakflux.flux.execute.column import (
    NULL,
    Column,
    NotColumnarError,
    series_of,
    to_column,
    values_of,
)
from krakflux.flux.execute.columnar import ColumnSemantics
from krakflux.flux.interpret.semantics import ROW
from krakflux.flux.syntax import ast
from krakflux.flux.values import Closure, Record, type_name
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value
    from krakflux.model.tables import TableBlock

__all__ = [
    "MappedRows",
    "RowFunction",
    "column_of",
    "evaluating",
    "filter_answered_rows",
    "filter_rows",
    "interpret_rows",
    "map_rows",
    "read_labels",
]


@dataclass(frozen=True, slots=True, eq=False)
class RowFunction:
    """A function of one row, and the run it belongs to."""

    function: Value
    runtime: Runtime
    parameter: str = "r"


@dataclass(frozen=True, slots=True, eq=False)
class MappedRows:
    """What a function made of a block's rows.

    `rows` has TABLE and the record's columns, but for those of the group key that the function
    passed on as they were: they are named in `unchanged`.
    """

    rows: pl.DataFrame
    unchanged: frozenset[str]


@contextmanager
def evaluating(name: str) -> Iterator[None]:
    """Say of what goes wrong that the function `name` takes failed, as InfluxDB does.

    Not of types, which InfluxDB finds before it evaluates anything, and not of limits.
    """
    try:
        yield
    except (FluxTypeError, FluxLimitError):
        raise
    except FluxError as error:
        message = f"failed to evaluate {name} function: {error.message}"
        raise FluxError(message, hint=error.hint) from error


def filter_rows(row_function: RowFunction, block: TableBlock) -> pl.Series:
    """Tell for each row whether the function gives true; null counts as false."""
    try:
        semantics = ColumnSemantics(block.rows, block.keys, row_function.runtime.watch)
        value = _evaluate(row_function, semantics, block)
        semantics.check()
        return _as_mask(value, semantics)
    except NotColumnarError:
        values = interpret_rows(row_function, block)
        for value in values:
            if value is not None and not isinstance(value, bool):
                raise _not_boolean(type_name(value)) from None
        return pl.Series(values, dtype=pl.Boolean).fill_null(False)


def filter_answered_rows(row_function: RowFunction, block: TableBlock) -> pl.Series:
    """Tell for each row whether the function gives true; null where it ends with an error.

    Raises:
        FluxError: the function suits no row: its types don't fit, or a limit is reached.
    """
    try:
        return filter_rows(row_function, block)
    except (FluxTypeError, FluxLimitError):
        raise
    except FluxError:
        return pl.Series(_answers(row_function, block), dtype=pl.Boolean)


def _answers(row_function: RowFunction, block: TableBlock) -> Iterator[bool | None]:
    runtime = row_function.runtime.with_semantics(ROW)
    for record in _records(block):
        try:
            answer = runtime.call(row_function.function, {row_function.parameter: record})
        except (FluxTypeError, FluxLimitError):
            raise
        except FluxError:
            yield None
        else:
            yield answer is True


def map_rows(row_function: RowFunction, block: TableBlock) -> MappedRows:
    """Make the records that the function gives for each row.

    Columns that are null without a type vanish.

    Raises:
        FluxError: "map function must return an object"; a column of several types.
    """
    try:
        semantics = ColumnSemantics(block.rows, block.keys, row_function.runtime.watch)
        value = _evaluate(row_function, semantics, block)
        semantics.check()
        return _as_frame(value, semantics, block)
    except NotColumnarError:
        records = interpret_rows(row_function, block)
        return MappedRows(_frame_of(block, records), frozenset())


def interpret_rows(row_function: RowFunction, block: TableBlock) -> list[Value]:
    """Run the function row by row: the slow way, and the oracle of the fast one."""
    runtime = row_function.runtime.with_semantics(ROW)
    function, parameter = row_function.function, row_function.parameter
    return [runtime.call(function, {parameter: record}) for record in _records(block)]


def _records(block: TableBlock) -> Iterator[Record]:
    frame = with_key_columns(block)
    labels = block.columns
    columns = [values_of(frame[label]) for label in labels]
    for row in zip(*columns, strict=True):
        yield Record(dict(zip(labels, row, strict=True)))


def column_of(block: TableBlock, label: str) -> Column:
    """Give a block's column as row functions see it."""
    return Column(pl.col(label), flux_type(column_types(block)[label]))


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


def _evaluate(row_function: RowFunction, semantics: ColumnSemantics, block: TableBlock) -> Value:
    columns = {
        label: Column(pl.col(label), flux_type(dtype))
        for label, dtype in column_types(block).items()
    }
    runtime = row_function.runtime.with_semantics(semantics)
    return runtime.call(row_function.function, {row_function.parameter: Record(columns)})


def _as_mask(value: Value, semantics: ColumnSemantics) -> pl.Series:
    column = to_column(value)
    if column.type == NULL:
        return pl.repeat(False, semantics.frame.height, dtype=pl.Boolean, eager=True)
    if column.type != "bool":
        raise _not_boolean(column.type)
    return semantics.select(column.expression.fill_null(False)).to_series()


def _not_boolean(kind: str) -> FluxError:
    return FluxTypeError(f"expected bool but found {kind} (argument fn)")


def _as_frame(value: Value, semantics: ColumnSemantics, block: TableBlock) -> MappedRows:
    if not isinstance(value, Record):
        raise FluxTypeError("map function must return an object")
    columns = {label: to_column(value.fields[label]) for label in sorted(value.fields)}
    unchanged = frozenset(
        label
        for label in block.key_columns
        if label in columns and _is_column(columns[label].expression, label)
    )
    made = [
        column.expression.alias(label)
        for label, column in columns.items()
        if column.type != NULL and label not in unchanged
    ]
    return MappedRows(semantics.select(pl.col(TABLE), *made), unchanged)


def _is_column(expression: pl.Expr, label: str) -> bool:
    return expression.meta.is_column() and expression.meta.output_name() == label


def _frame_of(block: TableBlock, records: Sequence[Value]) -> pl.DataFrame:
    for record in records:
        if not isinstance(record, Record):
            raise FluxTypeError("map function must return an object")
    labels = sorted({label for record in records for label in record.fields})
    columns = [
        series_of(label, [record.fields.get(label) for record in records]) for label in labels
    ]
    return frame_of([block.rows[TABLE], *columns])
