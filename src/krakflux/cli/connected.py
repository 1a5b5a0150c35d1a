"""The flags that name a platform, given to every command that talks to one."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast, get_type_hints

from krakflux.cli.client import PlatformClient
from krakflux.cli.connection import ConnectionFlags, resolve
from krakflux.cli.options import (
    AuthorityFile,
    ConfigFile,
    DataDirectory,
    Organization,
    Token,
    Url,
)

__all__ = ["connected"]

P = ParamSpec("P")


def _flags(
    *,
    url: Url = None,
    token: Token = None,
    org: Organization = None,
    data_dir: DataDirectory = None,
    config: ConfigFile = None,
    authority: AuthorityFile = None,
) -> ConnectionFlags:
    return ConnectionFlags(url, token, org, data_dir, config, authority)


def connected(command: Callable[Concatenate[PlatformClient, P], None]) -> Callable[..., None]:
    """Turn a command on a platform into one that has `--url --token --org --data-dir …`.

    Args:
        command: Its first parameter is an open client; the others are its own words and flags.
    """
    flag_parameters = _resolved_parameters(_flags)
    own_parameters = _resolved_parameters(command)[1:]
    flag_names = {parameter.name for parameter in flag_parameters}

    # Typer has checked the words by the signature below; their types can't be followed here.
    run = cast("Callable[..., None]", command)

    @wraps(command)
    def with_client(**words: Any) -> None:
        flags = _flags(**{name: words.pop(name) for name in flag_names})
        with PlatformClient(resolve(flags)) as client:
            run(client, **words)

    parameters = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in (*own_parameters, *flag_parameters)
    ]
    # Typer reads both: the order and defaults from one, the types from the other.
    with_client.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    with_client.__annotations__ = {item.name: item.annotation for item in parameters}
    return with_client


def _resolved_parameters(function: Callable[..., object]) -> list[inspect.Parameter]:
    kinds = get_type_hints(function, include_extras=True)
    return [
        parameter.replace(annotation=kinds[parameter.name])
        for parameter in inspect.signature(function).parameters.values()
    ]
