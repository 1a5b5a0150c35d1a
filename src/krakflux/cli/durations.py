"""Lengths of time as people give them: `30d`, `12h`, `90m`, `0` or `inf` for ever."""

from __future__ import annotations

import re
from typing import Final

import typer

__all__ = ["format_seconds", "parse_seconds"]

_UNITS: Final = {"w": 604800, "d": 86400, "h": 3600, "m": 60, "s": 1}
_FOREVER: Final = frozenset({"0", "inf", "infinite", "forever"})


def parse_seconds(text: str) -> int:
    """Read a length of time; 0 means for ever.

    Raises:
        BadParameter: it is not written like `1w2d3h`.
    """
    if text in _FOREVER:
        return 0
    if re.fullmatch(r"(\d+[wdhms])+", text) is None:
        raise typer.BadParameter(f"a length of time is written like 30d or 12h, not {text!r}")
    return sum(int(count) * _UNITS[unit] for count, unit in re.findall(r"(\d+)([wdhms])", text))


def format_seconds(seconds: int) -> str:
    """Write a length of time in the largest units that fit; 0 is `infinite`."""
    parts: list[str] = []
    for unit, size in _UNITS.items():
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "infinite"
