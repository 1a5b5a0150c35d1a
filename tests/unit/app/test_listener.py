from __future__ import annotations

import socket

import pytest

from krakflux.app.listener import address_of, is_loopback, open_listener
from krakflux.errors import ConfigurationError


@pytest.mark.parametrize(
    ("host", "prefix", "is_local"),
    [
        ("127.0.0.1", "http://127.0.0.1:", True),
        ("localhost", "http://", True),
        ("::1", "http://[::1]:", True),
        ("0.0.0.0", "http://127.0.0.1:", False),
        ("::", "http://[::1]:", False),
    ],
)
def test_the_address_is_one_that_this_machine_reaches(
    host: str, prefix: str, is_local: bool
) -> None:
    with open_listener(host, 0) as listener:
        address = address_of(listener, "http")
        assert address.startswith(prefix)
        assert is_loopback(listener) is is_local
        name = address.removeprefix("http://").rpartition(":")[0].strip("[]")
        socket.create_connection((name, listener.getsockname()[1]), timeout=5).close()


def test_a_taken_port_is_named() -> None:
    with open_listener("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"port {port} on 127.0.0.1 is in use"):
            open_listener("127.0.0.1", port)


def test_an_unknown_or_foreign_host_is_named() -> None:
    with pytest.raises(ConfigurationError, match=r"'no\.such\.host\.invalid' is not known"):
        open_listener("no.such.host.invalid", 0)
    with pytest.raises(ConfigurationError, match=r"this machine has no address 192\.0\.2\.1"):
        open_listener("192.0.2.1", 0)
