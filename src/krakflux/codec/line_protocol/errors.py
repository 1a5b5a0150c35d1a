"""Why a line is no point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LineError", "reject_lines"]


class LineError(Exception):
    """One line's fault; never leaves this package.

    Args:
        reason: InfluxDB's text for it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def reject_lines(problems: Iterable[tuple[str, str]]) -> InvalidError:
    """Make the error for a body with bad lines, given as (line, reason)."""
    return InvalidError(
        "\n".join(f"unable to parse '{line}': {reason}" for line, reason in problems)
    )
