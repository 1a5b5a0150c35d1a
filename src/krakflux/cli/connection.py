"""Which platform a command talks to, and as whom."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from krakflux.app.profile import Profile, read_profile
from krakflux.config import Settings, load_settings
from krakflux.errors import ConfigurationError

__all__ = ["Connection", "ConnectionFlags", "resolve"]


@dataclass(frozen=True, slots=True)
class ConnectionFlags:
    """What was given on the command line; None where nothing was."""

    url: str | None = None
    token: str | None = None
    org: str | None = None
    data_directory: Path | None = None
    config_file: Path | None = None
    authority: Path | None = None


@dataclass(frozen=True, slots=True)
class Connection:
    """An address and the credentials for it; `bucket` is the profile's, "" where unknown."""

    url: str
    token: str
    org: str
    bucket: str = ""
    authority: Path | None = None


def resolve(flags: ConnectionFlags, environment: Mapping[str, str] | None = None) -> Connection:
    """Find the platform.

    `--data-dir` means the platform whose profile lies there. Otherwise the address is `--url`,
    `KRAKFLUX_URL` or `INFLUX_HOST`, and without any of them that of the default data directory.
    A profile's token goes to that profile's address alone.

    Raises:
        ConfigurationError: no address, token or organization can be found; says how to give one.
    """
    variables = os.environ if environment is None else environment
    given = {"url": flags.url, "org": flags.org, "data_dir": flags.data_directory}
    settings = load_settings(given, flags.config_file, variables)
    profile = read_profile(settings.data_dir)
    address = _address(flags, settings, variables)
    if address is None or (profile is not None and profile.url == address):
        connection = _from_profile(profile, flags, settings)
    else:
        connection = Connection(address, token="", org="")
    return _complete(connection, flags, settings, variables)


def _address(
    flags: ConnectionFlags, settings: Settings, variables: Mapping[str, str]
) -> str | None:
    if flags.url is None and flags.data_directory is not None:
        return None
    if settings.url is not None:
        return settings.url
    host = variables.get("INFLUX_HOST")
    return host.rstrip("/") if host else None


def _from_profile(
    profile: Profile | None, flags: ConnectionFlags, settings: Settings
) -> Connection:
    if profile is None:
        raise ConfigurationError(
            f"no platform is known: {settings.data_dir} has no profile; start `krakflux up`, "
            "or give --url, --token and --org"
        )
    authority = Path(profile.authority) if profile.authority else None
    return Connection(profile.url, profile.token, profile.org, profile.bucket, authority)


def _complete(
    connection: Connection,
    flags: ConnectionFlags,
    settings: Settings,
    variables: Mapping[str, str],
) -> Connection:
    # Variables speak of the address that variables name; a profile brings its own.
    secret = settings.token.get_secret_value() if settings.token is not None else None
    token = flags.token or connection.token or secret or variables.get("INFLUX_TOKEN")
    org = flags.org or connection.org or settings.org or variables.get("INFLUX_ORG")
    if not token:
        raise ConfigurationError(f"no token for {connection.url} is known; give --token")
    if not org:
        raise ConfigurationError(f"no organization at {connection.url} is known; give --org")
    authority = flags.authority or connection.authority
    return replace(connection, token=token, org=org, authority=authority)
