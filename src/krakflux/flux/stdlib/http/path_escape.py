"""http.pathEscape: a text as a part of a path."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from krakflux.flux.stdlib.registry import function

__all__ = ["path_escape"]

# What Go's url.PathEscape leaves as it is, beside letters and digits.
_SAFE: Final = "-_.~$&+:=@"


@function("http", "pathEscape", "(inputString: string) => string")
def path_escape(input_string: str) -> str:
    """Escape a text so that it is one segment of a path."""
    return quote(input_string, safe=_SAFE)
