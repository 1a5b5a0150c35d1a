"""Replacing matches of regular expressions as Go's regexp package does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from krakflux.flux.text import check_length

if TYPE_CHECKING:
    from krakflux.flux.values import Regexp

__all__ = ["replace_matches"]

_REFERENCE: Final = re.compile(r"\$(?:\$|(\w+)|\{(\w+)\})")


def replace_matches(pattern: Regexp, text: str, template: str) -> str:
    """Replace each match; `$1`, `${1}` and `${name}` stand for groups, `$$` for a dollar sign."""
    pieces: list[str] = []
    end = length = 0
    for match in pattern.compiled.finditer(text):
        pieces += [text[end : match.start()], _expand(match, template)]
        length += len(pieces[-2]) + len(pieces[-1])
        check_length(length, "regexp.replaceAllString")
        end = match.end()
    return "".join([*pieces, text[end:]])


def _expand(match: Any, template: str) -> str:
    def group(reference: re.Match[str]) -> str:
        name = reference.group(1) or reference.group(2)
        if name is None:
            return "$"
        try:
            return match.group(int(name) if name.isdecimal() else name) or ""
        except (IndexError, KeyError):
            return ""

    return _REFERENCE.sub(group, template)
