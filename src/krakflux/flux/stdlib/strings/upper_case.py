"""Upper case as InfluxDB has it: letter by letter."""

from __future__ import annotations

__all__ = ["upper_case"]


def upper_case(text: str) -> str:
    """Give a text in upper case, keeping letters like "ß" that would become two."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in text)
