"""Results → annotated CSV, in InfluxDB's form (its flux/csv encoder).

Each block of tables is written in slices: the cells of group-key columns are printed once a table
and looked up for each row, the others are printed a column at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.annotated_csv.cells import (
    LINE_END,
    column_pieces,
    format_column,
    join_pieces,
    plain_texts,
    quote,
)
from krakflux.codec.annotated_csv.dialect import DATATYPE, DEFAULT, GROUP
from krakflux.errors import InternalError
from krakflux.model.tables import TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from krakflux.codec.annotated_csv.dialect import Dialect
    from krakflux.model.tables import QueryResult, TableBlock

__all__ = ["encode"]

_DATATYPES: Final[dict[type[pl.DataType], str]] = {
    pl.Boolean: "boolean",
    pl.Int64: "long",
    pl.UInt64: "unsignedLong",
    pl.Float64: "double",
    pl.String: "string",
    pl.Datetime: "dateTime:RFC3339",
}

# A slice of rows takes about this much memory as columns, and no more rows than this: their text
# fits the processor's cache, and memory of that size is used again rather than mapped anew.
_SLICE_BYTES: Final = 8 * 1024 * 1024
_SLICE_ROWS: Final = 16_384
# Small pieces are gathered up to this size.
_CHUNK_BYTES: Final = 64 * 1024


def encode(results: Iterable[QueryResult], dialect: Dialect) -> Iterator[bytes]:
    """Write results one after another, each ended by an empty line.

    Args:
        results: Taken one at a time, so that a later one may still be computed while an earlier
            one is sent.
        dialect: The form asked for.

    Yields:
        Pieces of the response, some MiB at most unless single strings are larger.
    """
    pending: list[bytes] = []
    size = 0
    for piece in _encode_results(results, dialect):
        pending.append(piece)
        size += len(piece)
        if size >= _CHUNK_BYTES:
            yield b"".join(pending)
            pending, size = [], 0
    if pending:
        yield b"".join(pending)


def _encode_results(results: Iterable[QueryResult], dialect: Dialect) -> Iterator[bytes]:
    for result in results:
        yield from _ResultEncoder(result.name, dialect).encode(result.blocks)
        yield LINE_END.encode()


@dataclass(frozen=True, slots=True)
class _Schema:
    labels: tuple[str, ...]
    datatypes: tuple[str, ...]
    keys: tuple[bool, ...]


class _ResultEncoder:
    """Writes the blocks of one result; knows the schema and the number of the last table."""

    def __init__(self, name: str, dialect: Dialect) -> None:
        self._name = name
        self._dialect = dialect
        self._schema: _Schema | None = None
        self._was_empty = False
        self._next_table = 0

    def encode(self, blocks: Iterable[TableBlock]) -> Iterator[bytes]:
        for block in blocks:
            yield from self._encode_block(block)

    def _encode_block(self, block: TableBlock) -> Iterator[bytes]:
        schema = _schema(block)
        fragments = _key_fragments(block, self._name, self._next_table, self._dialect)
        for is_empty, first, stop in _runs(block):
            if is_empty:
                for table in range(first, stop):
                    yield self._start(schema, block, table)
                    self._was_empty = True
                continue
            if schema != self._schema or self._was_empty:
                yield self._start(schema, block, None)
            self._was_empty = False
            yield from _encode_rows(block, fragments, first, stop, self._dialect.delimiter)
        self._next_table += block.table_count

    def _start(self, schema: _Schema, block: TableBlock, empty_table: int | None) -> bytes:
        """Write annotations and header; those of an empty table carry its key values."""
        separator = LINE_END if self._schema is not None else ""
        self._schema = schema
        defaults = [self._name, *([""] * (1 + len(schema.labels)))]
        if empty_table is not None:
            cells = _key_cells(block, empty_table)
            number = str(self._next_table + empty_table)
            defaults = [self._name, number, *(cells.get(label, "") for label in schema.labels)]
        annotations = {
            DATATYPE: ["string", "long", *schema.datatypes],
            GROUP: ["false", "false", *("true" if key else "false" for key in schema.keys)],
            DEFAULT: defaults,
        }
        rows = [[f"#{name}", *annotations[name]] for name in self._dialect.annotations]
        if self._dialect.header:
            rows.append(["", "result", "table", *schema.labels])
        return (separator + "".join(self._line(row) for row in rows)).encode()

    def _line(self, cells: list[str]) -> str:
        delimiter = self._dialect.delimiter
        return delimiter.join(quote(cell, delimiter) for cell in cells) + LINE_END


def _schema(block: TableBlock) -> _Schema:
    keys = set(block.keys.columns)
    types = {**block.rows.schema, **block.keys.schema}
    return _Schema(
        block.columns,
        tuple(_datatype(types[label]) for label in block.columns),
        tuple(label in keys for label in block.columns),
    )


def _datatype(dtype: pl.DataType) -> str:
    name = _DATATYPES.get(dtype.base_type())
    if name is None:
        raise InternalError(f"unknown column type {dtype}")
    return name


def _runs(block: TableBlock) -> list[tuple[bool, int, int]]:
    """Cut the tables [0, n) into runs of empty and of non-empty ones: (is empty, first, stop)."""
    of_rows = block.rows[TABLE]
    if of_rows.n_unique() == block.table_count:
        return [(False, 0, block.table_count)] if block.table_count else []
    present = set(of_rows.unique().to_list())
    runs: list[tuple[bool, int, int]] = []
    for is_empty, tables in groupby(range(block.table_count), lambda at: at not in present):
        members = list(tables)
        runs.append((is_empty, members[0], members[-1] + 1))
    return runs


def _key_cells(block: TableBlock, table: int) -> dict[str, str]:
    row = block.keys.slice(table, 1)
    return {label: plain_texts(row[label])[0] for label in row.columns if label != TABLE}


# A stretch of text that is the same in all rows of a table, or the label of a column that is not.
_Fragment = pl.Series | str


def _key_fragments(
    block: TableBlock, name: str, first_table: int, dialect: Dialect
) -> list[_Fragment]:
    """Give a row as stretches of text, one of each table, and labels of columns between them.

    The texts have the delimiters that set them off from the columns, and the row's end.
    """
    delimiter = dialect.delimiter
    shown = "" if DEFAULT in dialect.annotations else quote(name, delimiter)
    numbers = (block.keys[TABLE].cast(pl.Int64) + first_table).cast(pl.String)
    constant: list[pl.Series | str] = [delimiter, shown, delimiter, numbers]
    fragments: list[_Fragment] = []
    for label in block.columns:
        constant.append(delimiter)
        if label in block.keys.columns:
            constant.append(format_column(block.keys[label], delimiter))
        else:
            fragments += [_by_table(constant, block.table_count), label]
            constant = []
    return [*fragments, _by_table([*constant, LINE_END], block.table_count)]


def _by_table(constant: list[pl.Series | str], table_count: int) -> pl.Series:
    if table_count == 1:
        texts = (part if isinstance(part, str) else part[0] for part in constant)
        return pl.Series(["".join(texts)], dtype=pl.String())
    if all(isinstance(part, str) for part in constant):
        return pl.Series(["".join(map(str, constant))]).new_from_index(0, table_count)
    return join_pieces(constant)


def _encode_rows(
    block: TableBlock, fragments: list[_Fragment], first: int, stop: int, delimiter: str
) -> Iterator[bytes]:
    rows = block.rows
    if (first, stop) != (0, block.table_count):
        rows = rows.filter(pl.col(TABLE).is_between(first, stop - 1))
    step = _slice_height(rows)
    for rows_slice in rows.iter_slices(step):
        tables = rows_slice[TABLE]
        # Without any column it would not be told how many rows there are.
        is_single = tables[0] == tables[-1] and len(fragments) > 1
        pieces: list[pl.Series | str] = []
        for fragment in fragments:
            if isinstance(fragment, str):
                pieces += column_pieces(rows_slice[fragment], delimiter)
            else:
                pieces.append(fragment[tables[0]] if is_single else fragment.gather(tables))
        # As bytes: text would be copied twice on its way.
        yield join_pieces(pieces).str.join("").cast(pl.Binary).item()


def _slice_height(rows: pl.DataFrame) -> int:
    a_row = max(1, int(rows.estimated_size()) // max(1, rows.height))
    return max(1, min(_SLICE_ROWS, _SLICE_BYTES // a_row))
