"""Who can reach the platform, and what it demands of them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from krakflux.app.listener import is_loopback
from krakflux.catalog.records import Status
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    import socket

    from pydantic import SecretStr

    from krakflux.catalog import Catalog
    from krakflux.catalog.records import User

__all__ = ["apply_password", "refuse_open_doors"]

_log = logging.getLogger(__name__)


def apply_password(catalog: Catalog, user: User, password: SecretStr | None) -> None:
    """Give the user the password of the settings, where it isn't theirs already.

    Raises:
        ConfigurationError: InfluxDB's rule for passwords refuses it.
    """
    if password is None:
        return
    text = password.get_secret_value()
    if not 8 <= len(text) <= 72:
        raise ConfigurationError("the password must be between 8 and 72 characters long")
    if catalog.users.authenticate(user.name, text) is None:
        catalog.users.set_password(user.id, text)


def refuse_open_doors(catalog: Catalog, listener: socket.socket) -> None:
    """Refuse to listen where others can reach a platform whose operator has no password.

    Raises:
        ConfigurationError: says how to set one.
    """
    if is_loopback(listener):
        return
    host = listener.getsockname()[0]
    if catalog.onboarding.is_allowed():
        # As at InfluxDB, whose users set a remote server up through this very door.
        _log.warning("until this platform is set up, whoever reaches %s may do it", host)
    for user in catalog.snapshot.users.values():
        if user.is_operator and user.status is Status.ACTIVE and not user.has_password:
            raise ConfigurationError(
                f"listening on {host} needs a password for the user "
                f"{user.name}: give one in the variable KRAKFLUX_PASSWORD"
            )
