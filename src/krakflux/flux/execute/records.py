"""Functions of several records over the rows of one frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from krakflux.errors import FluxTypeError
from krakflux.flux.execute.blocks import flux_type, frame_of
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
from krakflux.flux.values import Record, type_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["RecordLayout", "map_records"]

# parameter name → label in its record → column of the frame
RecordLayout = dict[str, dict[str, str]]


def map_records(
    function: Value, runtime: Runtime, frame: pl.DataFrame, layout: RecordLayout
) -> pl.DataFrame:
    """Call `function` for each row of `frame`; give a frame of the records it returns.

    Columns that are null in all rows without a type are left out.

    Raises:
        FluxError: the function failed, or gave no records; a column of several types.
    """
    try:
        semantics = ColumnSemantics(frame, watch=runtime.watch)
        arguments = {name: _columns(frame, labels) for name, labels in layout.items()}
        value = runtime.with_semantics(semantics).call(function, arguments)
        semantics.check()
        return semantics.select(*_columns_of(value))
    except NotColumnarError:
        return _interpreted(function, runtime, frame, layout)


def _columns(frame: pl.DataFrame, labels: Mapping[str, str]) -> Record:
    return Record(
        {
            label: Column(pl.col(name), flux_type(frame.schema[name]))
            for label, name in labels.items()
        }
    )


def _columns_of(value: Value) -> list[pl.Expr]:
    columns = {label: to_column(each) for label, each in _fields(value).items()}
    return [each.expression.alias(name) for name, each in columns.items() if each.type != NULL]


def _interpreted(
    function: Value, runtime: Runtime, frame: pl.DataFrame, layout: RecordLayout
) -> pl.DataFrame:
    plain = runtime.with_semantics(ROW)
    columns = {
        name: {label: values_of(frame[column]) for label, column in labels.items()}
        for name, labels in layout.items()
    }
    made = []
    for row in range(frame.height):
        arguments = {
            name: Record({label: values[row] for label, values in labels.items()})
            for name, labels in columns.items()
        }
        made.append(_fields(plain.call(function, arguments)))
    return _frame_of(made)


def _frame_of(records: Sequence[Mapping[str, Value]]) -> pl.DataFrame:
    labels = dict.fromkeys(label for record in records for label in record)
    columns = [series_of(label, [each.get(label) for each in records]) for label in labels]
    return frame_of(columns)


def _fields(value: Value) -> Mapping[str, Value]:
    if not isinstance(value, Record):
        raise FluxTypeError(f"expected record but found {type_name(value)}")
    return value.fields
