"""Where the log goes and what it tells."""

from __future__ import annotations

import logging
import sys
import time
from typing import Final

__all__ = ["configure_log"]

# They tell of every request; the collector says what matters about its own.
_CHATTY: Final = ("httpx2", "httpcore2", "uvicorn", "asyncio", "alembic", "sqlalchemy")


def configure_log(level: str) -> None:
    """Send the log to standard error, one line an event, times in UTC.

    Args:
        level: "debug", "info", "warning" or "error"; "debug" lets libraries speak too.
    """
    formatter = logging.Formatter(
        "%(asctime)s.%(msecs)03dZ %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.NOTSET if level == "debug" else logging.WARNING)
