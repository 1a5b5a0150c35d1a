"""`krakflux pairs`: which trades are held, which are missing, and why."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

import typer

from krakflux.cli.connection import ConnectionFlags
from krakflux.cli.options import (
    AuthorityFile,
    ConfigFile,
    DataDirectory,
    Organization,
    OutputFormat,
    Token,
    Url,
)
from krakflux.cli.render import Format, print_table, render

__all__ = ["pairs"]

_COLUMNS = ("pair", "first", "last", "trades", "missing")
_HOLE_COLUMNS = ("first_id", "last_id", "missing", "begin", "end", "cause", "healed")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
# A terminal is too narrow for the times, too.
_TABLE_COLUMNS = ("first_id", "last_id", "missing", "cause", "healed")


def pairs(
    form: OutputFormat = Format.TABLE,
    healed: Annotated[
        bool, typer.Option("--healed", help="List holes that were filled since, too.")
    ] = False,
    url: Url = None,
    token: Token = None,
    org: Organization = None,
    data_dir: DataDirectory = None,
    config: ConfigFile = None,
    authority: AuthorityFile = None,
) -> None:
    """Show each pair's trades and the holes in them; JSON and CSV hold the healed ones, too."""
    flags = ConnectionFlags(url, token, org, data_dir, config, authority)
    held = _read_file(flags) if url is None else _ask(flags)
    if form is Format.JSON:
        print(json.dumps(held, indent=2, ensure_ascii=False))
        return
    holes = [
        (each["pair"], *(hole[name] for name in _HOLE_COLUMNS))
        for each in held
        for hole in each["holes"]
    ]
    if form is Format.CSV:
        render(("pair", *_HOLE_COLUMNS), holes, form)
        return
    print_table(_COLUMNS, [[_shown(each[name]) for name in _COLUMNS] for each in held])
    _print_holes(held, with_healed=healed)


def _print_holes(held: list[dict[str, Any]], *, with_healed: bool) -> None:
    holes = [(each["pair"], hole) for each in held for hole in each["holes"]]
    shown = [(pair, hole) for pair, hole in holes if with_healed or hole["healed"] is None]
    if shown:
        rows = [(pair, *(_shown(hole[name]) for name in _TABLE_COLUMNS)) for pair, hole in shown]
        titles = ("pair", *(name.replace("_", " ") for name in _TABLE_COLUMNS))
        print_table(titles, rows, title="holes")
    if hidden := len(holes) - len(shown):
        words = "hole was" if hidden == 1 else "holes were"
        print(f"{hidden} {words} found and filled since (--healed lists them)")


def _shown(value: Any) -> Any:
    """Cut a moment to its second, which is what a table has room for."""
    is_moment = isinstance(value, str) and _MOMENT.match(value)
    return f"{value[:10]} {value[11:19]}" if is_moment else value


def _read_file(flags: ConnectionFlags) -> list[dict[str, Any]]:
    """Read the ledger of a data directory, whether or not a platform serves it."""
    from krakflux.app.holdings import read_pair_documents
    from krakflux.config import load_settings

    settings = load_settings({"data_dir": flags.data_directory}, flags.config_file)
    return read_pair_documents(settings.data_dir)


def _ask(flags: ConnectionFlags) -> list[dict[str, Any]]:
    from krakflux.cli.client import PlatformClient
    from krakflux.cli.connection import resolve

    with PlatformClient(resolve(flags)) as client:
        found: list[dict[str, Any]] = client.get("/api/krakflux/pairs")["pairs"]
        return found
