"""Where the log goes and what it tells."""

from __future__ import annotations

import logging
import re
import sys
import time
from typing import Final

__all__ = ["configure_log"]

# They tell of every request; the collector says what matters about its own.
_CHATTY: Final = ("httpx2", "httpcore2", "uvicorn", "asyncio", "alembic", "sqlalchemy")
# InfluxDB 1's clients send their password, here a token, in the address.
_SECRET: Final = re.compile(r"(?<=[?&])(p|token)=[^&\s]*")


# uvicorn says so of every WebSocket that was refused with an answer, which is no error.
_REFUSED: Final = "ASGI callable returned without completing handshake."


def _is_news(record: logging.LogRecord) -> bool:
    return record.msg != _REFUSED


class _SecretFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(map(_hide_secret, record.args))
        return True


def _hide_secret(value: object) -> object:
    return _SECRET.sub(r"\1=***", value) if isinstance(value, str) else value


def configure_log(level: str) -> None:
    """Send the log to standard error, one line an event, times in UTC, without secrets.

    Args:
        level: "debug", "info", "warning" or "error"; "debug" lets libraries speak too.
    """
    formatter = logging.Formatter(
        "%(asctime)s.%(msecs)03dZ %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"
    )
    formatter.converter = time.gmtime
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    handler.addFilter(_SecretFilter())
    handler.addFilter(_is_news)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.NOTSET if level == "debug" else logging.WARNING)
