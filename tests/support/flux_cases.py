"""Golden cases: reading them, running them, comparing results."""

from __future__ import annotations

import json
import math
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.codec.annotated_csv import decode
from krakflux.errors import KrakfluxError
from support.flux import ANNOTATIONS, run_flux, to_csv
from support.flux import tables_of as block_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


__all__ = ["Case", "read_cases", "run_case", "tables_of"]

_SECTIONS = ("data", "program", "want", "error")
# result name → tables: (group key, column types, rows by column)
Tables = dict[str, list[tuple[object, object, list[dict[str, object]]]]]


@dataclass(frozen=True)
class Case:
    """One case; of `want` and `error` one is None."""

    name: str
    data: str | None
    program: str
    want: str | None
    error: str | None

    @property
    def script(self) -> str:
        """The whole script: imports, the data, the program."""
        lines = self.program.splitlines()
        imports = [line for line in lines if line.startswith("import ")]
        body = "\n".join(line for line in lines if not line.startswith("import "))
        if self.data is None:
            return "\n".join([*imports, body])
        text = self.data.replace("\\", "\\\\").replace('"', '\\"').replace("${", "\\${")
        heads = [*dict.fromkeys([*imports, 'import "csv"'])]
        return "\n".join([*heads, f'data = csv.from(csv: "{text}")', body])


def read_cases(path: Path) -> Iterator[Case]:
    """Read the cases of a file."""
    for chunk in path.read_text().split("// case: ")[1:]:
        name, _, rest = chunk.partition("\n")
        sections: dict[str, list[str]] = {}
        current = ""
        for line in rest.splitlines():
            if line.removeprefix("// ") in _SECTIONS and line.startswith("// "):
                current = line.removeprefix("// ")
                sections[current] = []
            elif current:
                sections[current].append(line)
        texts = {key: "\n".join(lines).strip("\n") + "\n" for key, lines in sections.items()}
        error = texts.get("error")
        yield Case(
            name,
            texts.get("data"),
            texts["program"],
            texts.get("want"),
            error.strip() if error is not None else None,
        )


def run_case(case: Case) -> str:
    """Run a case and give its annotated CSV, or the error's message behind `error: `."""
    url = os.environ.get("FLUX_CASES_URL")
    if url:
        return _run_remotely(url, case.script)
    try:
        return to_csv(run_flux(case.script))
    except KrakfluxError as error:
        return f"error: {error.message}"


def tables_of(text: str) -> Tables:
    """Read annotated CSV into a form that ignores the order of tables and columns."""
    found: Tables = {}
    for result in decode(text.replace("\r\n", "\n")):
        tables = [table for block in result.blocks for table in block_tables(block)]
        found.setdefault(result.name, []).extend(tables)
    return {name: sorted(tables, key=lambda each: str(each[0])) for name, tables in found.items()}


def same(one: object, two: object) -> bool:
    """Compare; floats at relative 1e-9, NaN equals NaN."""
    if isinstance(one, float) and isinstance(two, float):
        return (math.isnan(one) and math.isnan(two)) or math.isclose(one, two, rel_tol=1e-9)
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(same(one[key], two[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(two, list | tuple):
        return len(one) == len(two) and all(map(same, one, two))
    return one == two


def _run_remotely(url: str, script: str) -> str:
    body = {"query": script, "dialect": {"annotations": list(ANNOTATIONS)}}
    request = urllib.request.Request(
        f"{url}/api/v2/query?org={os.environ.get('FLUX_CASES_ORG', '')}",
        data=json.dumps(body).encode(),
        headers={
            "Authorization": f"Token {os.environ.get('FLUX_CASES_TOKEN', '')}",
            "Content-Type": "application/json",
        },
    )
    try:
        with urllib.request.urlopen(request) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return f"error: {json.load(error)['message']}"
