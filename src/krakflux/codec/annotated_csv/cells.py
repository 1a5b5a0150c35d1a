"""Values as cells: the texts Go prints, and the quoting of its CSV writer.

Columns are made ready for Polars' own CSV writer, which prints integers, booleans and finite floats
exactly as Go does; everything it prints otherwise is turned into text here.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import Final

import polars as pl

from krakflux.model.time import DAY, SECOND

__all__ = ["LINE_END", "format_column", "prepare_column", "quote", "write_rows"]

LINE_END: Final = "\r\n"

# What Go's unicode.IsSpace takes for white space, less what is quoted anyway.
_SPACES: Final = "\t\v\f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SECONDS_A_DAY: Final = DAY // SECOND
_DAYS_BEFORE_EPOCH: Final = (1 << 63) // DAY + 1
# Rows that Polars' writer takes at a time.
_BATCH_ROWS: Final = 8_192


def quote(text: str, delimiter: str) -> str:
    """Quote one cell where Go's writer does, in its CRLF mode."""
    if re.search(_special_pattern(delimiter), text) is None:
        return text
    inner = text.replace('"', '""').replace("\r", "").replace("\n", LINE_END)
    return f'"{inner}"'


def _special_pattern(delimiter: str) -> str:
    return f'^[{_SPACES}]|["\r\n{re.escape(delimiter)}]|^\\\\\\.$'


def write_rows(columns: list[pl.Series], delimiter: str) -> bytes:
    """Write prepared columns as rows, each with its line end."""
    frame = pl.DataFrame([column.alias(str(at)) for at, column in enumerate(columns)])
    if not delimiter.isascii():
        texts = [format_column(column, delimiter) for column in columns]
        return _write(_concat(texts, delimiter).to_frame(), ",")
    return _write(frame, delimiter)


def _write(frame: pl.DataFrame, delimiter: str) -> bytes:
    sink = io.BytesIO()
    frame.write_csv(
        sink,
        include_header=False,
        separator=delimiter,
        line_terminator=LINE_END,
        quote_style="never",
        float_scientific=False,
        batch_size=_BATCH_ROWS,
    )
    return sink.getvalue()


def _concat(columns: list[pl.Series], delimiter: str) -> pl.Series:
    cells = pl.concat_str(columns, separator=delimiter)
    return pl.select(cells).to_series()


def format_column(column: pl.Series, delimiter: str) -> pl.Series:
    """Give a prepared or raw column as the texts of its cells; null as the empty text."""
    prepared = prepare_column(column, delimiter) if column.dtype != pl.String else column
    if prepared.dtype.is_float():
        lines = _write(prepared.to_frame(), ",").decode().split(LINE_END)
        return pl.Series(column.name, lines[: column.len()], pl.String())
    return prepared.cast(pl.String).fill_null("")


def prepare_column(column: pl.Series, delimiter: str) -> pl.Series:
    """Turn a column into one that Polars' CSV writer prints as Go would."""
    if column.dtype == pl.String:
        return _quote_column(column, delimiter)
    if column.dtype == pl.Datetime:
        return _format_times(column)
    if column.dtype.is_float():
        return _name_infinities(column)
    return column


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


def _name_infinities(column: pl.Series) -> pl.Series:
    if not column.is_infinite().any():
        return column
    texts = format_column(column.replace([float("inf"), float("-inf")], None), ",")
    infinite = pl.when(column > 0).then(pl.lit("+Inf")).otherwise(pl.lit("-Inf"))
    return pl.select(pl.when(column.is_infinite()).then(infinite).otherwise(texts)).to_series()


def _format_times(column: pl.Series) -> pl.Series:
    """Print times as RFC3339Nano: date and time of day looked up, the fraction trimmed."""
    count = column.to_physical()
    seconds = count // SECOND
    days = seconds // _SECONDS_A_DAY
    dates = _date_texts().gather(days + _DAYS_BEFORE_EPOCH)
    second_of_day = seconds - days * _SECONDS_A_DAY
    fractions = count - seconds * SECOND
    if (fractions == 0).all():
        return dates + _clock_texts("Z").gather(second_of_day)
    clock = _clock_texts("").gather(second_of_day)
    return pl.select(
        pl.concat_str(dates, clock, _fraction_texts(fractions), pl.lit("Z"))
    ).to_series()


def _fraction_texts(fractions: pl.Series) -> pl.Series:
    digits = (fractions + SECOND).cast(pl.String).str.slice(1)
    # Cuts the dot as well where nothing but zeros follows it.
    return ("." + digits).str.strip_chars_end("0.")


@cache
def _date_texts() -> pl.Series:
    """Give the date of every day that a nanosecond count can name, from the first on."""
    days = pl.int_range(-_DAYS_BEFORE_EPOCH, _DAYS_BEFORE_EPOCH + 1, dtype=pl.Int32, eager=True)
    return days.cast(pl.Date).dt.to_string("%Y-%m-%dT")


@cache
def _clock_texts(suffix: str) -> pl.Series:
    """Give the time of day for each second of a day."""
    return pl.Series(
        [
            f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}{suffix}"
            for second in range(_SECONDS_A_DAY)
        ]
    )
