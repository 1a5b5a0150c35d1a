"""Values as cells: the texts Go prints, and the quoting of its CSV writer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from krakflux.codec.annotated_csv.times import time_pieces
from krakflux.model.floats import format_float
from krakflux.model.time import format_rfc3339

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "LINE_END",
    "column_pieces",
    "format_column",
    "join_pieces",
    "plain_texts",
    "quote",
]

LINE_END: Final = "\r\n"

# What Go's unicode.IsSpace takes for white space, less what is quoted anyway.
_SPACES: Final = "\t\v\f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Up to here it takes longer to set the column operations up than to print value by value.
_FEW: Final = 16
# One cell in so many is changed by itself.
_SELDOM: Final = 8
# Floats between these, and zero, are printed without an exponent by Polars' cast.
_PLAIN_FROM: Final = 1e-4
_PLAIN_TO: Final = 1e15
_INFINITIES: Final = {"inf": "+Inf", "-inf": "-Inf"}
# Of numbers, times, booleans, NaN and Inf: a delimiter among them makes cells be quoted.
_LETTERS_OF_VALUES: Final = frozenset("0123456789+-.:TZaefilnrstuIN")
_PRINTERS: Final[dict[type[pl.DataType], Callable[[Any], str]]] = {
    pl.Datetime: format_rfc3339,
    pl.Float64: format_float,
    pl.Boolean: lambda value: "true" if value else "false",
}


def quote(text: str, delimiter: str) -> str:
    """Quote one cell where Go's writer does, in its CRLF mode."""
    if re.search(_special_pattern(delimiter), text) is None:
        return text
    inner = text.replace('"', '""').replace("\r", "").replace("\n", LINE_END)
    return f'"{inner}"'


def _special_pattern(delimiter: str) -> str:
    return f'^[{_SPACES}]|["\r\n{re.escape(delimiter)}]|^\\\\\\.$'


def join_pieces(pieces: list[pl.Series | str]) -> pl.Series:
    """Put texts together row by row; null is nothing, a `str` is the same in every row."""
    parts = [pl.lit(piece) for piece in pieces]
    return pl.select(pl.concat_str(parts, ignore_nulls=True)).to_series()


def format_column(column: pl.Series, delimiter: str) -> pl.Series | str:
    """Give the cells of a column, as a `str` where all are the same; that of a null is empty."""
    # Zeros of either sign count as one value, and are printed as two.
    if not column.dtype.is_float() and column.n_unique() == 1:
        return quote(plain_texts(column.head(1))[0], delimiter)
    if column.len() > _FEW:
        return join_pieces([*column_pieces(column, delimiter)])
    return pl.Series([quote(text, delimiter) for text in plain_texts(column)], dtype=pl.String())


def plain_texts(column: pl.Series) -> list[str]:
    """Give the texts of a column's values, not quoted; printed one by one, so for a few alone."""
    values = column.to_physical().to_list()
    print_value = _PRINTERS.get(column.dtype.base_type(), str)
    return ["" if value is None else print_value(value) for value in values]


def column_pieces(column: pl.Series, delimiter: str) -> list[pl.Series]:
    """Give the cells of a column as what `join_pieces` takes."""
    if column.dtype == pl.String:
        return [_quote_column(column, delimiter)]
    pieces = _value_pieces(column)
    if delimiter in _LETTERS_OF_VALUES:
        return [_quote_column(join_pieces([*pieces]), delimiter)]
    return pieces


def _value_pieces(column: pl.Series) -> list[pl.Series]:
    if column.dtype == pl.Datetime:
        return time_pieces(column)
    if column.dtype.is_float():
        return [_format_floats(column)]
    return [column.cast(pl.String)]


def _quote_column(column: pl.Series, delimiter: str) -> pl.Series:
    special = column.str.contains(_special_pattern(delimiter))
    if not special.any():
        return column
    text = pl.col(column.name)
    inner = text.str.replace_all('"', '""', literal=True).str.replace_all("\r", "", literal=True)
    quoted = pl.concat_str(
        pl.lit('"'), inner.str.replace_all("\n", LINE_END, literal=True), pl.lit('"')
    )
    return column.to_frame().select(pl.when(special).then(quoted).otherwise(text)).to_series()


def _format_floats(column: pl.Series) -> pl.Series:
    sizes = column.abs()
    is_plain = ((sizes > _PLAIN_FROM) & (sizes < _PLAIN_TO)) | (sizes == 0)
    texts = column.cast(pl.String)
    whole = (column == column.floor()).arg_true()
    if whole.len() * _SELDOM > column.len():
        texts = texts.str.strip_suffix(".0")
    elif whole.len():
        texts = texts.scatter(whole, texts.gather(whole).str.strip_suffix(".0"))
    if is_plain.all():
        return texts
    odd = (~is_plain).arg_true()
    return texts.scatter(odd, _print_odd_floats(column.gather(odd)))


def _print_odd_floats(values: pl.Series) -> list[str]:
    """Print what the cast prints unlike Go; Polars' CSV writer knows a form without exponent."""
    frame = values.to_frame()
    lines = frame.write_csv(include_header=False, float_scientific=False, quote_style="never")
    return [_INFINITIES.get(line, line) for line in lines.splitlines()]
