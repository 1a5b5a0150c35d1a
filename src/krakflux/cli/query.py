"""`krakflux query`: run a Flux script."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.csv_tables import ResultTable, read_tables
from krakflux.cli.options import OutputFormat
from krakflux.cli.render import Format, print_table, render

__all__ = ["query"]

_PROFILE = 'import "profiler"\noption profiler.enabledProfilers = ["query", "operator"]\n'
_PROFILER = "_profiler"
_PLAN = "flux/query-plan"

# The same in every row of most answers; CSV and JSON have them.
_BOUNDS = ("_start", "_stop")


@connected
def query(
    client: PlatformClient,
    script: Annotated[
        str | None,
        typer.Argument(metavar="FLUX", help="The script; without one it is read from input."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Read the script from a file.")
    ] = None,
    form: OutputFormat = Format.TABLE,
    explain: Annotated[
        bool, typer.Option("--explain", help="Run it, but print what was done where, and its time.")
    ] = False,
) -> None:
    """Run a Flux script and print its result."""
    if explain:
        _explain(client, _read_script(script, file))
        return
    answer = client.query(_read_script(script, file), is_annotated=form is not Format.CSV)
    if form is Format.CSV:
        sys.stdout.write(answer.replace("\r\n", "\n"))
    else:
        _print_tables(read_tables(answer), form)


def _explain(client: PlatformClient, script: str) -> None:
    """Print the plan as it ran, and how long each operation took."""
    from krakflux.flux.syntax import parse_file
    from krakflux.flux.syntax.json import to_json

    answer = client.query(script, is_annotated=True, extern=to_json(parse_file(_PROFILE)))
    tables = [table for table in read_tables(answer) if table.result == _PROFILER]
    for table in tables:
        for row in table.rows:
            record = dict(zip(table.columns, row, strict=True))
            if _PLAN in record:
                print(record[_PLAN])
    print()
    shown = ("Label", "Type", "Count", "DurationSum")
    rows = [
        [_milliseconds(record[each]) if each == "DurationSum" else record[each] for each in shown]
        for table in tables
        for record in (dict(zip(table.columns, row, strict=True)) for row in table.rows)
        if "Label" in record
    ]
    print_table(["operation", "kind", "runs", "ms"], rows, title="operations")


def _milliseconds(nanoseconds: object) -> str:
    return f"{int(str(nanoseconds)) / 1e6:.2f}"


def _read_script(script: str | None, file: Path | None) -> str:
    if script is not None and file is not None:
        raise typer.BadParameter("give a script or --file, not both")
    if file is not None:
        try:
            return file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise typer.BadParameter(f"cannot read {file}: {error}") from error
    if script is None or script == "-":
        return sys.stdin.read()
    return script


def _print_tables(tables: list[ResultTable], form: Format) -> None:
    if form is Format.JSON:
        _print_records(tables)
        return
    if not tables:
        print("The result is empty.")
    for (result, columns), alike in groupby(tables, lambda table: (table.result, table.columns)):
        _print_alike(result, columns, list(alike))


def _print_alike(result: str, columns: tuple[str, ...], tables: list[ResultTable]) -> None:
    """Print tables of one shape; what all their rows share stands once, above them."""
    rows = [row for table in tables for row in table.rows]
    group = {name for table in tables for name in table.group}
    shared = [
        index
        for index, name in enumerate(columns)
        if name in group and len(rows) > 1 and len({row[index] for row in rows}) == 1
    ]
    shown = [index for index, name in enumerate(columns) if name not in _BOUNDS]
    shown = sorted(set(shown).difference(shared), key=lambda index: columns[index] != "_time")
    heading = [f"{columns[index]}={rows[0][index]}" for index in shared]
    print_table(
        [columns[index] for index in shown],
        [[row[index] for index in shown] for row in rows],
        title="  ".join([result, *(text for text in heading if not text.startswith(_BOUNDS))]),
    )


def _print_records(tables: list[ResultTable]) -> None:
    columns = list(dict.fromkeys(name for table in tables for name in table.columns))
    rows: list[list[object]] = []
    for number, table in enumerate(tables):
        for row in table.rows:
            record = dict(zip(table.columns, row, strict=True))
            rows.append([table.result, number, *(record.get(name) for name in columns)])
    render(["result", "table", *columns], rows, Format.JSON)
