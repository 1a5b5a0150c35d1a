"""The table that tells of a failure after part of an answer has been sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.codec.annotated_csv.cells import LINE_END, quote
from krakflux.codec.annotated_csv.dialect import DATATYPE, DEFAULT, GROUP

if TYPE_CHECKING:
    from krakflux.codec.annotated_csv.dialect import Dialect

__all__ = ["encode_error"]

_ANNOTATION_ROWS: Final = {
    DATATYPE: ("#datatype", "string", "string"),
    GROUP: ("#group", "true", "true"),
    DEFAULT: ("#default", "", ""),
}


def encode_error(message: str, code: str, dialect: Dialect) -> bytes:
    """Write the error table, with the empty line that sets it off from what was sent before.

    Args:
        message: The error's text.
        code: Its code, may be empty.
        dialect: Which annotations to write; the header is always there, clients know the table
            by it.
    """
    rows = [
        *(_ANNOTATION_ROWS[annotation] for annotation in dialect.annotations),
        ("", "error", "reference"),
        ("", message, code),
    ]
    delimiter = dialect.delimiter
    lines = (delimiter.join(quote(cell, delimiter) for cell in row) for row in rows)
    return (LINE_END + "".join(line + LINE_END for line in lines)).encode()
