"""Secrets that callers present: made with high entropy, kept only as their SHA-256."""

from __future__ import annotations

import base64
import hashlib
import secrets

__all__ = ["hash_secret", "new_secret"]

_BYTES = 64


def new_secret() -> str:
    """Make a token of InfluxDB's form: 88 characters of URL-safe base64."""
    return base64.urlsafe_b64encode(secrets.token_bytes(_BYTES)).decode("ascii")


def hash_secret(secret: str) -> str:
    """Give the hex SHA-256 under which a secret is found.

    A plain digest suffices: the secrets are random, so there is no dictionary to try.
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
