"""Which pages and names may reach the server: no foreign page may set up or read a local one."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from krakflux.errors import ForbiddenError

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.datastructures import Headers

__all__ = ["check_host", "check_origin", "is_loopback"]

# Answers that are kept: nearly every request has the same host.
_KEPT: Final = 256
_LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})


@lru_cache(maxsize=_KEPT)
def is_loopback(address: str) -> bool:
    """Tell whether an address is one that only this machine reaches."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address == "localhost"
    # A dual-stack socket tells IPv4 addresses in this form.
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return (mapped or parsed).is_loopback


def check_host(headers: Headers, local_address: str, allowed: Collection[str]) -> None:
    """Refuse foreign names for this machine: a page whose name was re-bound to a local address.

    Args:
        headers: Of the request.
        local_address: The address that the request arrived at; only loopback ones are checked.
        allowed: Further names that are let in.

    Raises:
        ForbiddenError: `Host` is neither a loopback name nor allowed.
    """
    if not is_loopback(local_address):
        return
    host = headers.get("host", "")
    name = _host_name(host)
    if name not in _LOOPBACK_NAMES and name not in allowed:
        raise ForbiddenError(
            f'host "{host}" is not served on a loopback address',
            hint="use localhost or 127.0.0.1, or name the host in the settings",
        )


@lru_cache(maxsize=_KEPT)
def _host_name(host: str) -> str:
    return (urlsplit(f"//{host}").hostname or "") if "/" not in host else ""


def check_origin(headers: Headers) -> None:
    """Refuse requests that another site's page makes with the reader's cookies or network.

    Raises:
        ForbiddenError: `Origin` names another host or port than `Host` does.
    """
    origin = headers.get("origin")
    if origin is None:
        return
    if urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        raise ForbiddenError(f'origin "{origin}" may not do this')
