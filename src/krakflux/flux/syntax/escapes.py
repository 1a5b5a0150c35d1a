"""Text and patterns as Flux literals."""

from __future__ import annotations

import re

__all__ = ["escape_regexp", "escape_string"]

_SPECIAL = re.compile(r'["\\\n\r\t]|\$\{')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "${": "\\${"}

_PATTERN_SPECIAL = re.compile(r"\\.|/|\n", re.DOTALL)
_PATTERN_ESCAPES = {"/": "\\/", "\n": "\\x0a", "\\\n": "\\x0a"}


def escape_string(text: str) -> str:
    """Write text as a string literal, quotes included."""
    return f'"{_SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)}"'


def escape_regexp(pattern: str) -> str:
    """Write an RE2 pattern as a literal, slashes included; the empty one as `/(?:)/`."""
    body = _PATTERN_SPECIAL.sub(
        lambda match: _PATTERN_ESCAPES.get(match[0], match[0]), pattern or "(?:)"
    )
    return f"/{body}/"
