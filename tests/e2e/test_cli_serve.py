"""`serve` and what every process refuses: taken ports, taken directories, open doors."""

from __future__ import annotations

import base64
import json
import socket
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from support.processes import krakflux, start

if TYPE_CHECKING:
    from pathlib import Path

NOBODY = ("--exchange", "http://127.0.0.1:9")


def test_a_taken_port_is_named(home: Path, data_directory: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = krakflux("serve", "--port", port, "--data-dir", str(data_directory), home=home)
    message = f"krakflux: port {port} on 127.0.0.1 is in use; choose another one with --port\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", message)
    assert not data_directory.exists()


def test_a_data_directory_in_use_is_named(home: Path, data_directory: Path) -> None:
    words = ("serve", "--port", "0", "--data-dir", str(data_directory))
    with start(*words, home=home) as running:
        done = krakflux(*words, home=home)
        assert done.returncode == 1
        assert done.stderr == (
            f"krakflux: another krakflux process is using the data directory {data_directory}\n"
        )
        assert running.stop() == 0


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_other_addresses_than_loopback_demand_a_password(
    host: str, home: Path, data_directory: Path
) -> None:
    words = ("up", "--no-browser", "--host", host, "--port", "0", *NOBODY)
    here = ("--data-dir", str(data_directory))
    refused = krakflux(*words, *here, home=home)
    assert refused.returncode == 1
    assert refused.stderr == (
        f"krakflux: listening on {host} needs a password: "
        "give one in the variable KRAKFLUX_PASSWORD\n"
    )
    short = krakflux(*words, *here, home=home, KRAKFLUX_PASSWORD="short")
    assert short.stderr == "krakflux: the password must be between 8 and 72 characters long\n"
    with start(*words, *here, home=home, KRAKFLUX_PASSWORD="long enough") as running:
        credentials = base64.b64encode(b"krakflux:long enough").decode()
        request = urllib.request.Request(
            f"{running.address}/api/v2/signin",
            b"",
            {"Authorization": f"Basic {credentials}"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.status == 204
        assert running.stop() == 0
    # The password is the catalog's now.
    with start(*words, *here, home=home) as running:
        assert running.stop() == 0


def test_only_who_knows_the_password_sets_up_a_platform_that_others_reach(
    home: Path, data_directory: Path
) -> None:
    words = ("serve", "--host", "0.0.0.0", "--port", "0", "--data-dir", str(data_directory))
    refused = krakflux(*words, home=home)
    assert refused.returncode == 1
    assert refused.stderr == (
        "krakflux: listening on 0.0.0.0 needs a password: "
        "give one in the variable KRAKFLUX_PASSWORD\n"
    )
    with start(*words, home=home, KRAKFLUX_PASSWORD="long enough") as running:
        assert set_up(running.address, "another one") == 401
        assert set_up(running.address, "long enough") == 201
        assert running.stop() == 0
    with start(*words, home=home) as running:
        assert running.stop() == 0


def set_up(address: str, password: str) -> int:
    wanted = {"username": "ada", "password": password, "org": "lab", "bucket": "points"}
    request = urllib.request.Request(f"{address}/api/v2/setup", json.dumps(wanted).encode())
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_log_tells_no_secret(home: Path, data_directory: Path) -> None:
    words = ("serve", "--port", "0", "--data-dir", str(data_directory), "--log-level", "debug")
    with start(*words, home=home) as running:
        for path in ("/write?db=x&u=me&p=secret-1", "/api/v2/authorizations?token=secret-1"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(running.address + path, timeout=30)
        assert running.stop() == 0
    log = (home / "serve.log").read_text()
    assert "/write?db=x&u=me&p=*** " in log
    assert "secret-1" not in log


def test_the_access_log_needs_debug(home: Path, data_directory: Path) -> None:
    words = ("serve", "--port", "0", "--data-dir", str(data_directory))
    for level, is_told in (("info", False), ("debug", True)):
        with start(*words, "--log-level", level, home=home) as running:
            with urllib.request.urlopen(f"{running.address}/health", timeout=30) as answer:
                assert answer.status == 200
            assert running.stop() == 0
        assert ("GET /health" in (home / "serve.log").read_text()) == is_told


def test_a_certificate_of_ones_own_is_checked_before_anything_is_made(
    home: Path, data_directory: Path
) -> None:
    words = ("serve", "--port", "0", "--certificate", str(home / "none.pem"))
    done = krakflux(*words, "--data-dir", str(data_directory), home=home)
    assert done.stderr == "krakflux: tls.certificate and tls.key must be given together\n"
