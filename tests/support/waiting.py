"""Waiting for what another process will do, without a guess at how long it takes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["PATIENCE_S", "eventually"]

T = TypeVar("T")

# A machine that runs other tests beside this one is slow, and that is no failure.
PATIENCE_S = 180.0
_PAUSE_S = 0.1


def eventually(look: Callable[[], T]) -> T:
    """Look again and again until there is something (truthy) to see; fails after three minutes."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        seen = look()
        if seen:
            return seen
        assert time.monotonic() < deadline, f"still {seen!r} after {PATIENCE_S:.0f} s"
        time.sleep(_PAUSE_S)
