"""Golden cases: reading them, running them, comparing results."""

from __future__ import annotations

import json
import math
import os
import urllib.error
import urllib.request
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from krakflux.codec.annotated_csv import decode
from krakflux.codec.line_protocol import Precision, parse
from krakflux.errors import KrakfluxError
from krakflux.flux.program import Environment, Query, compile_query, run_program
from krakflux.flux.stdlib.registry import package_name
from support.flux import ANNOTATIONS, UNLIMITED, to_csv
from support.flux import tables_of as block_tables
from support.memory_storage import BUCKET, FixedClock, OneBucket

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.flux.ports import BucketInfo
    from krakflux.model.points import PointBatch
    from krakflux.storage.port import Storage

__all__ = ["Case", "Cases", "read_cases", "run_case", "tables_of"]

_SECTIONS = ("data", "points", "program", "want", "error")
_ALSO = "// also in "
# result name → tables: (group key, column types, rows by column)
Tables = dict[str, list[tuple[object, object, list[dict[str, object]]]]]


@dataclass(frozen=True)
class Case:
    """One case; of `want` and `error` one is None."""

    name: str
    data: str | None
    points: str | None
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


@dataclass(frozen=True)
class Cases:
    """The cases of one file: a function of `package`, or a program where that is no package."""

    package: str
    function: str
    cases: tuple[Case, ...]


def read_cases(root: Path, path: Path) -> Iterator[Cases]:
    """Read a file's cases, once for each package that has the function."""
    text = path.read_text(encoding="utf-8")
    head, *chunks = text.split("// case: ")
    package = path.parent.relative_to(root).as_posix()
    _, _, points = head.partition("// points\n")
    cases = tuple(_read_case(chunk, points or None) for chunk in chunks)
    yield Cases(package, path.stem, cases)
    for line in head.splitlines():
        if line.startswith(_ALSO):
            other = line.removeprefix(_ALSO).strip()
            moved = tuple(_in_package(case, package, other) for case in cases)
            yield Cases(other, path.stem, moved)


def _read_case(chunk: str, points: str | None) -> Case:
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
    return Case(
        name,
        texts.get("data"),
        texts.get("points", points),
        texts["program"],
        texts.get("want"),
        error.strip() if error is not None else None,
    )


def _in_package(case: Case, package: str, other: str) -> Case:
    """Let a case import another package that has the same functions."""
    moved = f'import {package_name(package)} "{other}"'
    return replace(case, program=case.program.replace(f'import "{package}"', moved))


def run_case(case: Case, engine: Storage) -> str:
    """Run a case and give its annotated CSV, or the error's message behind `error: `."""
    url = os.environ.get("FLUX_CASES_URL")
    if url:
        return _run_remotely(url, case)
    bucket = _Bucket(engine=engine)
    try:
        if case.points is not None:
            engine.create_bucket(BUCKET.id, 0)
        if case.points and case.points.strip():
            engine.write(BUCKET.id, parse(case.points.encode(), Precision.NANOSECOND, 0))
        environment = Environment(engine, bucket, FixedClock(), UNLIMITED, sink=bucket)
        return to_csv(list(run_program(compile_query(Query(case.script)), environment)))
    except KrakfluxError as error:
        return f"error: {error.message}"
    finally:
        if case.points is not None:
            engine.drop_bucket(BUCKET.id)


@dataclass(frozen=True)
class _Bucket(OneBucket):
    """The bucket `b`, to read and to write."""

    engine: Storage | None = None

    def write(self, bucket: BucketInfo, batch: PointBatch) -> None:
        assert self.engine is not None
        self.engine.write(bucket.id, batch)


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


def _run_remotely(url: str, case: Case) -> str:
    organization = os.environ.get("FLUX_CASES_ORG", "")
    place = f"org={organization}&bucket={BUCKET.name}"
    if case.points is not None:
        everything = {"start": "1677-09-21T00:12:44Z", "stop": "2262-04-11T23:47:16Z"}
        _post(f"{url}/api/v2/delete?{place}", json.dumps(everything))
    if case.points and case.points.strip():
        _post(f"{url}/api/v2/write?{place}", case.points)
    body = {"query": case.script, "dialect": {"annotations": list(ANNOTATIONS)}}
    try:
        return _post(f"{url}/api/v2/query?org={organization}", json.dumps(body))
    except urllib.error.HTTPError as error:
        with error:
            return f"error: {json.load(error)['message']}"


def _post(address: str, body: str) -> str:
    request = urllib.request.Request(
        address,
        data=body.encode(),
        headers={
            "Authorization": f"Token {os.environ.get('FLUX_CASES_TOKEN', '')}",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request) as response:
        return str(response.read().decode())
