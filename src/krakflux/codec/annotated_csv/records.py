"""CSV text → records, read as leniently as InfluxDB's reader does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["iter_records"]

_CELL: Final = re.compile(
    # A quoted cell, or anything up to the next delimiter; then what ends it.
    r'(?:"(?P<quoted>[^"]*(?:""[^"]*)*)"|(?P<plain>[^,\r\n]*(?:\r(?!\n|\Z)[^,\r\n]*)*))'
    r"(?P<end>,|\r?\n|\r?\Z)"
)


def iter_records(text: str) -> Iterator[list[str]]:
    """Give each record as its cells; empty lines are skipped, a quote within a cell is a letter."""
    record: list[str] = []
    position = 0
    while position < len(text) or record:
        match = _CELL.match(text, position)
        assert match is not None  # any text matches as a plain cell
        quoted = match["quoted"]
        record.append(match["plain"] if quoted is None else _unquote(quoted))
        position = match.end()
        if match["end"] != ",":
            if record != [""]:
                yield record
            record = []


def _unquote(text: str) -> str:
    return text.replace('""', '"').replace("\r\n", "\n")
