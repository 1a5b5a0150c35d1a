"""http.basicAuth: the header of a name and a password."""

from __future__ import annotations

import base64

from krakflux.flux.stdlib.registry import function

__all__ = ["basic_auth"]


@function("http", "basicAuth", "(u: string, p: string) => string")
def basic_auth(u: str, p: str) -> str:
    """Give the value of the header Authorization for the name `u` and the password `p`."""
    return f"Basic {base64.b64encode(f'{u}:{p}'.encode()).decode()}"
