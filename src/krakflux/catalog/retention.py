"""Retention rules as InfluxDB keeps them: limits, and the shard group duration it derives."""

from __future__ import annotations

from typing import Final

from krakflux.errors import UnprocessableError
from krakflux.model.time import DAY, HOUR, MAX_TIME

__all__ = ["FOREVER", "normalize_retention"]

FOREVER: Final = 0

_MIN_RETENTION: Final = HOUR


def normalize_retention(retention: int, shard_group_duration: int | None) -> tuple[int, int]:
    """Check a retention (ns, 0 = forever) and give it with its shard group duration.

    Raises:
        UnprocessableError: negative, below one hour, over 292 years, or shorter than the shard
            group duration.
    """
    if retention < 0:
        raise UnprocessableError("expiration seconds cannot be negative")
    if max(retention, shard_group_duration or 0) > MAX_TIME:
        raise UnprocessableError("retention policy duration is too long", hint="0 keeps forever")
    if retention != FOREVER and retention < _MIN_RETENTION:
        raise UnprocessableError("retention policy duration must be at least 1h0m0s")
    duration = shard_group_duration or _default_shard_group_duration(retention)
    if duration < 0:
        raise UnprocessableError("shard-group duration seconds cannot be negative")
    if retention != FOREVER and duration > retention:
        raise UnprocessableError(
            "retention policy duration must be greater than the shard duration"
        )
    return retention, duration


def _default_shard_group_duration(retention: int) -> int:
    if retention == FOREVER or retention >= 180 * DAY:
        return 7 * DAY
    return DAY if retention >= 2 * DAY else HOUR
