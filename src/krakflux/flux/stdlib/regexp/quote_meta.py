"""regexp.quoteMeta: a text as a pattern."""

from __future__ import annotations

import re

from krakflux.flux.stdlib.registry import function

__all__ = ["quote_meta"]


@function("regexp", "quoteMeta", "(v: string) => string")
def quote_meta(v: str) -> str:
    """Escape what has a meaning in patterns, so that the pattern matches `v` itself."""
    return re.sub(r"[\\.+*?()|\[\]{}^$]", lambda match: "\\" + match.group(), v)
