"""What the functions that look at one character take."""

from __future__ import annotations

from krakflux.errors import FluxError

__all__ = ["single_byte"]


def single_byte(v: str) -> str:
    """Give a text of one byte back.

    Raises:
        FluxError: it is longer or empty; InfluxDB refuses letters beyond ASCII, too.
    """
    if len(v.encode()) != 1:
        raise FluxError('"v" is not a valid argument: argument length is not equal to 1')
    return v
