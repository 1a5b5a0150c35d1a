"""Who can reach the platform, and what it demands of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.app.listener import is_loopback
from krakflux.catalog.records import Status
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    import socket

    from pydantic import SecretStr

    from krakflux.catalog import Catalog
    from krakflux.catalog.records import User

__all__ = ["apply_password", "check_password", "refuse_open_doors", "refuse_open_set_up"]


def check_password(password: SecretStr | None) -> None:
    """Refuse a password of the settings that InfluxDB's rule refuses.

    Raises:
        ConfigurationError: it has less than 8 or more than 72 characters.
    """
    if password is not None and not 8 <= len(password.get_secret_value()) <= 72:
        raise ConfigurationError("the password must be between 8 and 72 characters long")


def apply_password(catalog: Catalog, user: User, password: SecretStr | None) -> None:
    """Give the user the (checked) password of the settings, where it isn't theirs already."""
    if password is None:
        return
    text = password.get_secret_value()
    if catalog.users.authenticate(user.name, text) is None:
        catalog.users.set_password(user.id, text)


def refuse_open_set_up(
    catalog: Catalog, listener: socket.socket, password: SecretStr | None
) -> None:
    """Refuse to listen where a stranger could be the first to set the platform up.

    Raises:
        ConfigurationError: says how to set a password.
    """
    if catalog.onboarding.is_allowed() and password is None and not is_loopback(listener):
        raise ConfigurationError(
            f"listening on {listener.getsockname()[0]} needs a password: "
            "give one in the variable KRAKFLUX_PASSWORD"
        )


def refuse_open_doors(catalog: Catalog, listener: socket.socket) -> None:
    """Refuse to listen where others can reach a platform whose operator has no password.

    Raises:
        ConfigurationError: says how to set one.
    """
    if is_loopback(listener):
        return
    host = listener.getsockname()[0]
    for user in catalog.snapshot.users.values():
        if user.is_operator and user.status is Status.ACTIVE and not user.has_password:
            raise ConfigurationError(
                f"listening on {host} needs a password for the user "
                f"{user.name}: give one in the variable KRAKFLUX_PASSWORD"
            )
