"""Matches of regular expressions as Go's regexp package finds them, replaced or cut out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from krakflux.flux.text import check_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.flux.values import Regexp

__all__ = ["matches", "replace_matches", "split_at_matches"]

_REFERENCE: Final = re.compile(r"\$(?:\$|(\w+)|\{(\w+)\})")


def matches(pattern: Regexp, text: str) -> Iterator[Any]:
    """Find matches from left to right; an empty one doesn't count right behind another."""
    end = -1
    for match in pattern.compiled.finditer(text):
        if match.end() > match.start() or match.start() != end:
            yield match
        end = match.end()


def split_at_matches(pattern: Regexp, text: str, parts: int) -> list[str]:
    """Give what stands between matches, the last part whole where there are `parts` (0 = all)."""
    if not text:
        return [""]
    found: list[str] = []
    start = end = 0
    for match in matches(pattern, text):
        if parts and len(found) == parts - 1:
            break
        end = match.start()
        if match.end():
            found.append(text[start:end])
        start = match.end()
    return [*found, text[start:]] if end != len(text) else found


def replace_matches(pattern: Regexp, text: str, template: str) -> str:
    """Replace each match; `$1`, `${1}` and `${name}` stand for groups, `$$` for a dollar sign."""
    pieces: list[str] = []
    end = length = 0
    for match in matches(pattern, text):
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
