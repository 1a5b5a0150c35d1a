from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.app.profile import Profile, write_profile
from krakflux.cli.connection import Connection, ConnectionFlags, resolve
from krakflux.errors import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = Profile("http://127.0.0.1:9999", "profile-token", "krakflux", "kraken")
FROM_PROFILE = Connection("http://127.0.0.1:9999", "profile-token", "krakflux", "kraken")
ELSEWHERE = {
    "KRAKFLUX_URL": "http://elsewhere",
    "KRAKFLUX_TOKEN": "their-token",
    "KRAKFLUX_ORG": "their-org",
}
INFLUX = {"INFLUX_HOST": "http://influx/", "INFLUX_TOKEN": "t", "INFLUX_ORG": "o"}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    write_profile(tmp_path, PROFILE)
    return tmp_path


@pytest.fixture
def none(tmp_path: Path) -> dict[str, str]:
    return {"KRAKFLUX_DATA_DIR": str(tmp_path / "none")}


def test_a_data_directory_needs_nothing_else(directory: Path) -> None:
    assert resolve(ConnectionFlags(data_directory=directory), {}) == FROM_PROFILE


def test_a_named_data_directory_wins_over_the_environment(directory: Path) -> None:
    assert resolve(ConnectionFlags(data_directory=directory), {**ELSEWHERE, **INFLUX}) == (
        FROM_PROFILE
    )


def test_the_default_data_directory_is_used_where_nothing_is_given(directory: Path) -> None:
    assert resolve(ConnectionFlags(), {"KRAKFLUX_DATA_DIR": str(directory)}) == FROM_PROFILE


def test_flags_win_over_our_variables_over_influxs(none: dict[str, str]) -> None:
    assert resolve(ConnectionFlags(), {**none, **INFLUX}) == Connection("http://influx", "t", "o")
    assert resolve(ConnectionFlags(), {**none, **INFLUX, **ELSEWHERE}) == Connection(
        "http://elsewhere", "their-token", "their-org"
    )
    flags = ConnectionFlags(url="https://mine", token="my-token", org="my-org")
    assert resolve(flags, {**none, **INFLUX, **ELSEWHERE}) == Connection(
        "https://mine", "my-token", "my-org"
    )


def test_a_profiles_token_goes_to_its_own_address_alone(directory: Path) -> None:
    at_home = ConnectionFlags(url="http://127.0.0.1:9999/", data_directory=directory)
    assert resolve(at_home, {}) == FROM_PROFILE
    flags = ConnectionFlags(url="http://elsewhere", data_directory=directory)
    with pytest.raises(ConfigurationError, match="no token for http://elsewhere"):
        resolve(flags, {})


def test_flags_complete_a_profile(directory: Path) -> None:
    authority = directory / "ca.pem"
    flags = ConnectionFlags(org="other", data_directory=directory, authority=authority)
    assert resolve(flags, {}) == Connection(
        PROFILE.url, PROFILE.token, "other", PROFILE.bucket, authority
    )


def test_what_is_missing_is_said(none: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError, match=r"no platform is known: .* start `krakflux up`"):
        resolve(ConnectionFlags(), none)
    with pytest.raises(ConfigurationError, match="no organization at http://x is known"):
        resolve(ConnectionFlags(url="http://x", token="t"), none)
