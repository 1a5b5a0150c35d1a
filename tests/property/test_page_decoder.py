"""What the server's encoder writes, the page's decoder reads: the two are in two languages."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krakflux.codec.annotated_csv import Dialect, encode
from krakflux.model.tables import TABLE, QueryResult, TableBlock
from property.test_annotated_csv import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB = Path(__file__).parents[2] / "web"
ANNOTATED = Dialect(annotations=("datatype", "group", "default"))


class Decoder:
    """A running decoder that takes text and gives rows."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def rows(self, text: str) -> list[tuple[str, int, dict[str, Any]]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert answer["error"] is None
        return [(result, table, cells) for result, table, cells in answer["rows"]]


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    node = shutil.which("node")
    if node is None or not (WEB / "node_modules").is_dir():
        pytest.skip("NO NODE: there is no Node.js on the PATH, the page's decoder is not tested")
    words = [node, str(WEB / "scripts" / "decode.mjs")]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
        yield Decoder(process)
        assert process.stdin is not None
        process.stdin.close()


def as_page(value: object, datatype: pl.DataType) -> object:
    """Write a cell as the decoder's script does."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(datatype, pl.Datetime):
        assert isinstance(value, int)
        milliseconds, nanoseconds = divmod(value, 1_000_000)
        return [milliseconds, nanoseconds]
    return value


def expected(name: str, table_blocks: list[TableBlock]) -> list[tuple[str, int, dict[str, object]]]:
    """Give every row with its key columns."""
    rows, first = [], 0
    for each in table_blocks:
        joined = each.rows.join(each.keys, on=TABLE, how="left", maintain_order="left")
        schema = joined.schema
        physical = joined.with_columns(pl.col(pl.Datetime).to_physical())
        for row in physical.iter_rows(named=True):
            cells = {label: as_page(row[label], schema[label]) for label in each.columns}
            rows.append((name, first + row[TABLE], cells))
        first += len(each.keys)
    return rows


def is_same(found: object, wanted: object) -> bool:
    if isinstance(wanted, float):
        number = float(str(found).replace("Infinity", "inf"))
        same_sign = math.copysign(1, number) == math.copysign(1, wanted)
        return (math.isnan(wanted) and math.isnan(number)) or (number == wanted and same_sign)
    if isinstance(wanted, list):
        return isinstance(found, list) and [*map(int, found)] == wanted
    if isinstance(wanted, int) and not isinstance(wanted, bool):
        return int(str(found)) == wanted
    # CSV can't tell the empty string from null, and the page takes both for empty.
    return found == wanted or (wanted is None and found == "")


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(groups=st.lists(st.lists(blocks(), min_size=1, max_size=3), max_size=3))
def test_what_the_server_writes_the_page_reads(
    decoder: Decoder, groups: list[list[TableBlock]]
) -> None:
    results = [QueryResult(f"result {at}", each) for at, each in enumerate(groups)]
    found = decoder.rows(b"".join(encode(results, ANNOTATED)).decode())
    wanted = [
        row
        for result in results
        for row in expected(result.name, [each for each in result.blocks if len(each.rows)])
    ]
    assert len(found) == len(wanted)
    for (result, _, cells), (name, _, values) in zip(found, wanted, strict=True):
        assert result == name
        assert list(cells) == list(values)
        for label, value in values.items():
            assert is_same(cells[label], value), (label, cells[label], value)
