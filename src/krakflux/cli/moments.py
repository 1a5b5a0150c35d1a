"""Moments as people give them: a date, an RFC3339 time, or how long ago (`30d`)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import typer

from krakflux.cli.durations import parse_seconds
from krakflux.model.time import SECOND, parse_rfc3339

__all__ = ["parse_moment"]


def parse_moment(text: str, now: int) -> int:
    """Read a moment, in ns.

    Raises:
        BadParameter: it is not written like `2026-01-31`, `2026-01-31T12:00:00Z` or `30d`.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
        except ValueError:
            raise typer.BadParameter(f"there is no day {text}") from None
        return int(day.timestamp()) * SECOND
    if "T" in text:
        try:
            return parse_rfc3339(text)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None
    if text == "0":
        return 0
    return now - parse_seconds(text) * SECOND
