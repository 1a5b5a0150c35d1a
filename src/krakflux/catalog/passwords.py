"""Passwords: argon2id, imported on first use."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

__all__ = ["check_length", "hash_password", "verify_password"]

_MIN_LENGTH: Final = 8
_MAX_LENGTH: Final = 72


def check_length(password: str) -> None:
    """Refuse passwords outside InfluxDB's 8 to 72 characters.

    Raises:
        InvalidError: too short or too long.
    """
    if not _MIN_LENGTH <= len(password) <= _MAX_LENGTH:
        raise InvalidError(
            f"passwords must be between {_MIN_LENGTH} and {_MAX_LENGTH} characters long"
        )


def hash_password(password: str) -> str:
    """Give the encoded argon2id hash; takes tens of milliseconds on purpose."""
    return _hasher().hash(password)


def verify_password(password_hash: str | None, password: str) -> bool:
    """Tell whether `password` is the one; takes as long where there is none to compare with."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        _hasher().verify(password_hash or _hash_of_nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _hash_of_nobody() -> str:
    return hash_password("nobody's password")
