"""Prometheus' times: seconds since the epoch, UTC."""

from __future__ import annotations

from datetime import UTC, datetime

from krakflux.errors import FluxError

__all__ = ["moment"]


def moment(timestamp: float) -> datetime:
    """Give what a clock shows, to the second.

    Raises:
        FluxError: no calendar has such a year.
    """
    try:
        return datetime.fromtimestamp(int(timestamp), UTC)
    except (OverflowError, ValueError, OSError):
        raise FluxError(f"{timestamp} is no time") from None
