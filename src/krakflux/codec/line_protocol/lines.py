"""A body cut into lines: a newline inside a quoted field value does not end a line."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Line", "leaves_string_open", "split_lines"]

# Number (1-based, of the newline-separated pieces of the body) and text, white space before it cut.
Line = tuple[int, str]

_LEADING: Final = " \t\0"
_FIELDS_START: Final = re.compile(r"(?<!\\) ")
_STRING_START: Final = re.compile(r'(?<!\\)="')
_STRING_REST: Final = re.compile(r'[^"\\]*(?:\\.[^"\\]*)*"')


def split_lines(text: str) -> list[Line]:
    """Give the lines that hold points; empty lines and comments are left out.

    One carriage return before a newline is cut.
    """
    pieces = _join_strings(text) if '"' in text else list(enumerate(text.split("\n"), 1))
    if "\r" in text:
        # What follows the last newline is not ended by one.
        number, last = pieces.pop()
        pieces = [(at, piece.removesuffix("\r")) for at, piece in pieces]
        pieces.append((number, last))
    stripped = ((number, piece.lstrip(_LEADING)) for number, piece in pieces)
    return [line for line in stripped if line[1] and not line[1].startswith("#")]


def _join_strings(text: str) -> list[Line]:
    lines: list[Line] = []
    pending: list[str] = []
    started = 0
    for number, piece in enumerate(text.split("\n"), 1):
        if not pending:
            started = number
        is_open = leaves_string_open(piece, inside=bool(pending))
        pending.append(piece)
        if not is_open:
            lines.append((started, "\n".join(pending)))
            pending = []
    if pending:
        lines.append((started, "\n".join(pending)))
    return lines


def leaves_string_open(piece: str, *, inside: bool) -> bool:
    """Tell whether a quoted value goes on beyond a newline-separated piece.

    `inside` tells the same of the piece before it.
    """
    position = 0
    if not inside:
        if '"' not in piece or piece.lstrip(_LEADING).startswith("#"):
            return False
        fields = _FIELDS_START.search(piece, len(piece) - len(piece.lstrip(_LEADING)))
        if fields is None:
            return False
        position = fields.end()
    while True:
        if inside:
            rest = _STRING_REST.match(piece, position)
            if rest is None:
                return True
            position = rest.end()
        opening = _STRING_START.search(piece, position)
        if opening is None:
            return False
        position = opening.end()
        inside = True
