"""The article's three scripts, run as printed but for the capitals at their top."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from support.article import run_script
from support.processes import krakflux, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.processes import Running

pytestmark = pytest.mark.recorded

HEADER = ",result,table,_start,_stop,_time,_value,_field,_measurement,bar"
NOBODY = "http://127.0.0.1:9"


@pytest.fixture
def terminal(home: Path, data_directory: Path) -> Iterator[Running]:
    words = ("up", "--no-browser", "--tls", "--port", "0", "--data-dir", str(data_directory))
    with start(*words, "--exchange", NOBODY, home=home) as running:
        yield running


@pytest.fixture
def capitals(
    terminal: Running, article_replay: Running, home: Path, data_directory: Path
) -> dict[str, str]:
    """What the article tells its reader to fill in: a bucket kept three days, a token for it."""
    here = ("--data-dir", str(data_directory))
    made = krakflux("bucket", "create", "buck", "--retention", "3d", *here, home=home)
    assert made.returncode == 0, made.stderr
    words = ("token", "create", "--read", "buck", "--write", "buck", "--format", "csv")
    created = krakflux(*words, *here, home=home)
    assert created.returncode == 0, created.stderr
    ticker = f"{article_replay.address}/0/public/Ticker?pair={{}}"
    return {
        "INFLUX_TOKEN": repr(created.stdout.splitlines()[1].partition(",")[0]),
        "ORG": repr("krakflux"),
        "INFLUX_CLOUD_URL": repr(terminal.address.removeprefix("https://")),
        "BUCKET_NAME": repr("buck"),
        "KRAKEN_API": f"{ticker!r}.format(PAIR_LIST)",
    }


def test_the_scripts_run_as_printed(
    capitals: dict[str, str], terminal: Running, home: Path, data_directory: Path
) -> None:
    assert run_script("put_influx.py", capitals, terminal, home) == "204"
    assert run_script("put_kraken.py", capitals, terminal, home) == "204"
    body: bytes = ast.literal_eval(run_script("get_influx.py", capitals, terminal, home))
    lines = body.decode().split("\r\n")
    assert lines[0] == HEADER
    assert re.fullmatch(
        r",_result,0,[^,]+Z,[^,]+Z,\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ,[\d.]+,anum,foo,xyz", lines[1]
    )
    assert lines[2:] == ["", ""]
    script = (
        'from(bucket: "buck") |> range(start: -1h)'
        ' |> filter(fn: (r) => r._measurement == "kraken" and r._field == "closed")'
        ' |> group() |> keep(columns: ["pair", "_value"]) |> sort(columns: ["pair"])'
    )
    answer = krakflux(
        "query", script, "--format", "csv", "--data-dir", str(data_directory), home=home
    )
    rows = [line.split(",")[3:] for line in answer.stdout.splitlines() if line]
    assert sorted(map(sorted, rows[1:])) == sorted(
        map(
            sorted,
            [
                ["7.3096", "EOSUSD"],
                ["139.92", "XLTCZUSD"],
                ["10724.8", "XXBTZUSD"],
                ["116.41", "XXMRZUSD"],
            ],
        )
    )
