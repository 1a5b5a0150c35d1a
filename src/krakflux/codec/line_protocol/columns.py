"""The parser for large bodies: whole columns at a time, no Python a line.

It takes only bodies whose meaning is beyond doubt: no escapes, comments, stray white space or
quoted strings with delimiters in them. For every other body, and for any with a fault, it answers
None and the line-by-line parser decides.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.codec.line_protocol.assembly import Assembly, Lines
from krakflux.codec.line_protocol.batch import MAX_STRING_LENGTH, TIME_FIELD
from krakflux.codec.line_protocol.errors import LineError
from krakflux.codec.line_protocol.plain import LONGEST_NAME, read_head
from krakflux.codec.line_protocol.scanner import scan_fields
from krakflux.codec.line_protocol.values import BOOLEANS
from krakflux.model.points import VALUE_TYPES, FieldType
from krakflux.model.time import MAX_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.codec.line_protocol.precision import Precision
    from krakflux.model.points import PointBatch

__all__ = ["parse_columns"]

# A body is taken in slices of about this size, which bounds what lies beside the result.
SLICE_BYTES: Final = 8 * 1024 * 1024
# A shape (the field keys of a line) must pay for its own pass over its lines.
_MOST_SHAPES: Final = 64

_SCHEMA: Final = {"head": pl.String(), "fields": pl.String(), "time": pl.Int64()}
_SUSPICIOUS: Final = (b"\\", b"#", b"\t", b"\r", b"\0")


class _DoubtError(Exception):
    """This body is for the other parser."""


def parse_columns(body: bytes, precision: Precision, default_time: int) -> PointBatch | None:
    """Parse a body, or give None where any line is not of the plain form; see `parse_lines`."""
    if b"\r" in body and b'"' not in body:
        body = body.replace(b"\r\n", b"\n")
    if not _is_plain(body):
        return None
    assembly = Assembly()
    first_line = 1
    try:
        for part in _slices(body):
            first_line += _parse_slice(part, precision, default_time, first_line, assembly)
    except (_DoubtError, LineError, pl.exceptions.PolarsError):
        return None
    return assembly.build()


def _is_plain(body: bytes) -> bool:
    if not body or any(sign in body for sign in _SUSPICIOUS):
        return False
    # A plus belongs into an exponent only.
    pluses = body.count(b"+")
    return pluses == 0 or pluses == body.count(b"e+") + body.count(b"E+")


def _slices(body: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(body):
        stop = body.find(b"\n", start + SLICE_BYTES) + 1 or len(body)
        yield body[start:stop]
        start = stop


def _parse_slice(
    part: bytes, precision: Precision, default_time: int, first_line: int, assembly: Assembly
) -> int:
    frame = pl.read_csv(
        part, has_header=False, separator=" ", schema=_SCHEMA, quote_char=None, raise_if_empty=False
    )
    # Empty lines come as nulls.
    if frame["head"].has_nulls() or frame["fields"].has_nulls():
        raise _DoubtError
    height = frame.height
    times = _scale_times(frame["time"], precision, default_time)
    lines = _number_heads(frame["head"], times, first_line, assembly)
    assembly.add_lines(lines)
    fields = frame["fields"]
    values = _parse_shape(fields)
    if values is not None:
        assembly.add_values(lines, values)
        return height
    for rows in _split_shapes(fields):
        values = _parse_shape(fields.gather(rows))
        if values is None:
            raise _DoubtError
        assembly.add_values(lines.gather(rows), values)
    return height


def _number_heads(heads: pl.Series, times: pl.Series, first_line: int, assembly: Assembly) -> Lines:
    """Give each line the number of its series key; every distinct head is read once."""
    lines = pl.int_range(first_line, first_line + heads.len(), dtype=pl.UInt32, eager=True)
    firsts = heads.arg_unique()
    distinct = heads.gather(firsts)
    numbers = pl.Series([_number_head(text, assembly) for text in distinct], dtype=pl.UInt32)
    codes = heads.cast(pl.Enum(distinct)).to_physical().cast(pl.UInt32)
    if numbers.n_unique() < numbers.len():
        # Heads that differ only in the order of their tags.
        return Lines.without_firsts(numbers.gather(codes), times, lines)
    if first_line > 1:
        # Only the first slice meets its heads in the order of their numbers.
        codes = numbers.gather(codes)
    return Lines(codes, times, lines, numbers, lines.gather(firsts))


def _number_head(text: str, assembly: Assembly) -> int:
    head = read_head(text) if len(text) <= LONGEST_NAME else None
    if head is None:
        raise _DoubtError
    return assembly.number(head)


def _scale_times(times: pl.Series, precision: Precision, default_time: int) -> pl.Series:
    unit = precision.nanoseconds
    if not times.is_between(-(MAX_TIME // unit), MAX_TIME // unit).all():
        raise _DoubtError
    scaled = times if unit == 1 else times * unit
    return scaled.fill_null(default_time) if scaled.has_nulls() else scaled


def _split_shapes(fields: pl.Series) -> list[pl.Series]:
    """Give the row numbers of the lines of each shape."""
    shapes = fields.str.replace_all("=[^,]*", "=")
    rows = pl.int_range(fields.len(), dtype=pl.UInt32, eager=True)
    groups = (
        pl.DataFrame([shapes.alias("shape"), rows.alias("rows")])
        .group_by("shape", maintain_order=True)
        .agg("rows")
    )
    if groups.height > _MOST_SHAPES:
        raise _DoubtError
    return list(groups["rows"])


def _parse_shape(fields: pl.Series) -> list[tuple[str, FieldType, pl.Series]] | None:
    """Read the fields of lines; None where not all have the first one's keys and types."""
    first, end = scan_fields(fields[0], 0)
    if end != len(fields[0]) or not _are_plain_names([name for name, _, _ in first]):
        return None
    names = [f"{name}=" for name, _, _ in first]
    texts = [pl.col(str(at)).str.slice(len(name)) for at, name in enumerate(names)]
    kinds = [kind for _, kind, _ in first]
    columns = (
        _split_fields(fields, len(first))
        .select(
            *map(_to_value, texts, kinds),
            pl.all_horizontal(
                pl.col(str(at)).str.starts_with(name).all(ignore_nulls=False)
                for at, name in enumerate(names)
            ).alias("has_names"),
            pl.all_horizontal(map(_is_plain_value, texts, kinds)).alias("is_plain"),
        )
        .get_columns()
    )
    *values, has_names, is_plain = columns
    if not (has_names[0] and is_plain[0] and all(map(_is_whole, values))):
        return None
    return [(name, kind, column) for (name, kind, _), column in zip(first, values, strict=True)]


def _is_whole(column: pl.Series) -> bool:
    if column.has_nulls():
        return False
    if not column.dtype.is_float() or math.isfinite(column.sum()):
        return True
    # One value that is not finite makes the sum so, but large ones may too.
    return column.is_finite().all()


def _split_fields(fields: pl.Series, count: int) -> pl.DataFrame:
    """Cut at commas into columns "0", "1"…; the last takes all that is left."""
    if count == 1:
        return fields.to_frame("0")
    parts = pl.col(fields.name).str.splitn(",", count)
    names = [str(at) for at in range(count)]
    return fields.to_frame().select(parts.struct.rename_fields(names).struct.unnest())


def _are_plain_names(names: list[str]) -> bool:
    return (
        len(set(names)) == len(names)
        and TIME_FIELD not in names
        and max(map(len, names)) < LONGEST_NAME
    )


def _is_plain_value(text: pl.Expr, kind: FieldType) -> pl.Expr:
    match kind:
        case FieldType.FLOAT:
            return pl.lit(True)
        case FieldType.INTEGER:
            return text.str.ends_with("i").all()
        case FieldType.UNSIGNED:
            return (text.str.ends_with("u") & ~text.str.starts_with("-")).all()
        case FieldType.BOOLEAN:
            return text.is_in(list(BOOLEANS)).all()
        case FieldType.STRING:
            is_quoted = text.str.starts_with('"') & text.str.ends_with('"')
            is_whole = text.str.count_matches('"', literal=True) == 2
            return (is_quoted & is_whole & (text.str.len_bytes() <= MAX_STRING_LENGTH)).all()


def _to_value(text: pl.Expr, kind: FieldType) -> pl.Expr:
    match kind:
        case FieldType.FLOAT:
            return text.cast(pl.Float64, strict=False)
        case FieldType.INTEGER | FieldType.UNSIGNED:
            return text.str.head(-1).cast(VALUE_TYPES[kind], strict=False)
        case FieldType.BOOLEAN:
            return text.is_in([spelling for spelling, value in BOOLEANS.items() if value])
        case FieldType.STRING:
            return text.str.strip_chars('"')
