"""die: an error of the script's own."""

from __future__ import annotations

from typing import Never

from krakflux.errors import FluxError
from krakflux.flux.stdlib.registry import function

__all__ = ["die"]


@function("universe", "die", "(msg: string) => A")
def die(msg: str) -> Never:
    """Stop with a message."""
    raise FluxError(msg)
