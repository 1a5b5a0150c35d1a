"""Single-use codes that sign a browser in without a password; they live in memory only."""

from __future__ import annotations

import secrets
import threading
from typing import Final

from krakflux.catalog.tokens import hash_secret

__all__ = ["SignInCodes"]

_MAX_OPEN: Final = 16


class SignInCodes:
    """Issues codes and redeems each once; thread-safe. The oldest of too many is forgotten."""

    def __init__(self) -> None:
        self._users: dict[str, str] = {}
        self._lock = threading.Lock()

    def issue(self, user_id: str) -> str:
        """Make a code that signs `user_id` in once."""
        code = secrets.token_urlsafe(24)
        with self._lock:
            self._users[hash_secret(code)] = user_id
            while len(self._users) > _MAX_OPEN:
                del self._users[next(iter(self._users))]
        return code

    def redeem(self, code: str) -> str | None:
        """Give the user a code stands for and forget it; None where it is unknown or used."""
        with self._lock:
            return self._users.pop(hash_secret(code), None)
