"""The listening socket, opened before anything else so that a taken port is told at once."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import Final

from krakflux.errors import ConfigurationError

__all__ = ["address_of", "is_loopback", "open_listener"]

_BACKLOG: Final = 1024


def open_listener(host: str, port: int) -> socket.socket:
    """Listen on the first address that `host` means; port 0 takes a free one.

    Raises:
        ConfigurationError: names the host or the port that can't be used.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError) as error:
        raise ConfigurationError(f"the host {host!r} is not known to this machine") from error
    family, kind, protocol, _, place = found[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise ConfigurationError(_explain(error, host, port)) from error
    return listener


def is_loopback(listener: socket.socket) -> bool:
    """Tell whether only this machine can reach the socket."""
    return ipaddress.ip_address(listener.getsockname()[0]).is_loopback


def address_of(listener: socket.socket, scheme: str) -> str:
    """Give the address under which this machine reaches the socket."""
    host, port = listener.getsockname()[:2]
    ip = ipaddress.ip_address(host)
    if ip.is_unspecified:
        ip = ipaddress.ip_address("127.0.0.1" if ip.version == 4 else "::1")
    return f"{scheme}://[{ip}]:{port}" if ip.version == 6 else f"{scheme}://{ip}:{port}"


def _explain(error: OSError, host: str, port: int) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return f"port {port} on {host} is in use; choose another one with --port"
        case errno.EACCES:
            return f"this user may not listen on port {port}; choose another one with --port"
        case errno.EADDRNOTAVAIL:
            return f"this machine has no address {host}; choose another one with --host"
    return f"cannot listen on {host}, port {port}: {error.strerror}"
