"""strings.title: capitalised words."""

from __future__ import annotations

import re

from krakflux.flux.stdlib.registry import function

__all__ = ["title"]


@function("strings", "title", "(v: string) => string")
def title(v: str) -> str:
    """Make the first letter of each word upper case."""
    return re.sub(r"\b\w", lambda match: match.group().upper(), v)
