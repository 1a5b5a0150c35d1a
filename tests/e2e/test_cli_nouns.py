"""The command line's words on a running platform: queries, writes, buckets, tokens, users."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from krakflux.cli.errors import report
from krakflux.cli.main import application
from support.processes import environment, read_profile, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Run: TypeAlias = "Callable[..., Done]"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home whose `data` a platform serves."""
    home = tmp_path_factory.mktemp("home")
    words = ("up", "--no-browser", "--port", "0", "--exchange", "http://127.0.0.1:9")
    with start(*words, "--data-dir", str(home / "data"), home=home):
        yield home


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Done]:
    """Run words of the command line in this process: sixty of their own would take a minute."""
    for name, value in environment(place).items():
        monkeypatch.setenv(name, value)

    def run_here(*words: str, **variables: str) -> Done:
        # With variables, they say where to; else the data directory's profile does.
        where = () if variables else ("--data-dir", str(place / "data"))
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            code = report(application, [*words, *where])
        return Done(code, *capsys.readouterr())

    return run_here


def succeed(run: Run, *words: str) -> str:
    done = run(*words)
    assert (done.returncode, done.stderr) == (0, "")
    return str(done.stdout)


def fail(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return str(done.stderr).removeprefix("krakflux: ").rstrip()


def as_json(run: Run, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(succeed(run, *words, "--format", "json"))
    return rows


def test_points_are_written_and_read_in_every_format(run: Run, place: Path) -> None:
    assert succeed(run, "write", "--precision", "s", "m,t=a v=1.5 100", "m,t=b v=2.5 100") == ""
    script = 'from(bucket: "kraken") |> range(start: 99, stop: 101)'
    lines = succeed(run, "query", "--format", "csv", script).splitlines()
    assert lines[0] == ",result,table,_start,_stop,_time,_value,_field,_measurement,t"
    assert lines[1].endswith("1970-01-01T00:01:40Z,1.5,v,m,a")
    rows = as_json(run, "query", script)
    assert [(row["t"], row["_value"], row["table"]) for row in rows] == [
        ("a", 1.5, 0),
        ("b", 2.5, 1),
    ]
    printed = [line.split() for line in succeed(run, "query", script).splitlines()]
    assert printed[0] == ["_result", "_field=v", "_measurement=m"]
    assert ["_time", "_value", "t"] in printed
    assert ["1970-01-01T00:01:40Z", "1.5", "a"] in printed
    file = place / "script.flux"
    file.write_text(script)
    assert as_json(run, "query", "--file", str(file)) == rows


def test_the_platforms_own_message_is_what_is_printed(run: Run) -> None:
    assert fail(run, "write", "m v=") == "unable to parse 'm v=': missing field value"
    assert "undefined identifier nonsense" in fail(run, "query", "nonsense()")
    assert fail(run, "write", "--bucket", "none", "m v=1") == 'bucket "none" not found'


def test_the_plan_tells_what_storage_did(run: Run) -> None:
    assert succeed(run, "write", "--precision", "s", "explained v=1.5 100") == ""
    script = (
        'from(bucket: "kraken") |> range(start: 99, stop: 101) '
        '|> filter(fn: (r) => r._measurement == "explained") |> map(fn: (r) => ({x: r._value}))'
    )
    plan, _, operations = succeed(run, "query", "--explain", script).partition("\n\n")
    assert [line.split()[1] for line in plan.splitlines()] == ["read", "map"]
    assert "map" in operations


def test_an_empty_result_is_said(run: Run) -> None:
    script = 'from(bucket: "kraken") |> range(start: 1, stop: 2)'
    assert succeed(run, "query", script) == "The result is empty.\n"
    assert as_json(run, "query", script) == []


def test_buckets_are_created_changed_and_deleted(run: Run) -> None:
    created = as_json(run, "bucket", "create", "prices", "--retention", "30d")[0]
    assert (created["name"], created["retention"], created["type"]) == ("prices", "4w2d", "user")
    assert fail(run, "bucket", "create", "prices") == "bucket with name prices already exists"
    changed = as_json(run, "bucket", "update", "prices", "--rename", "quotes", "--retention", "0")
    assert (changed[0]["name"], changed[0]["retention"]) == ("quotes", "infinite")
    assert changed[0]["id"] == created["id"]
    assert succeed(run, "bucket", "delete", "quotes") == "Bucket quotes is deleted.\n"
    assert fail(run, "bucket", "delete", "quotes") == "there is no bucket quotes"
    assert {row["name"] for row in as_json(run, "bucket", "list")} == {
        *("kraken", "_monitoring", "_tasks")
    }


def test_a_token_may_do_what_it_was_made_for_and_no_more(run: Run, place: Path) -> None:
    made = as_json(run, "token", "create", "--description", "reader", "--read", "kraken")[0]
    assert made["permissions"].startswith("read:buckets/")
    url = read_profile(place / "data")["url"]
    variables = {
        "KRAKFLUX_URL": url,
        "KRAKFLUX_TOKEN": made["token"],
        "KRAKFLUX_ORG": "krakflux",
    }
    script = 'from(bucket: "kraken") |> range(start: 1, stop: 2)'
    assert run("query", script, **variables).returncode == 0
    refused = run("write", "--bucket", "kraken", "m v=1", **variables)
    assert refused.returncode == 1
    succeed(run, "token", "deactivate", made["id"])
    assert run("query", script, **variables).returncode == 1
    succeed(run, "token", "activate", made["id"])
    assert run("query", script, **variables).returncode == 0
    succeed(run, "token", "delete", made["id"])
    assert run("query", script, **variables).returncode == 1
    assert "reader" not in succeed(run, "token", "list")


def test_users_are_created_and_deleted(run: Run) -> None:
    assert as_json(run, "user", "create", "ada")[0]["status"] == "active"
    assert fail(run, "user", "create", "ada") == "user with name ada already exists"
    assert {row["name"] for row in as_json(run, "user", "list")} == {"krakflux", "ada"}
    assert succeed(run, "user", "delete", "ada") == "User ada is deleted.\n"
    assert fail(run, "user", "password", "ada") == "there is no user ada"


def test_status_is_a_table_by_default(run: Run, place: Path) -> None:
    shown = succeed(run, "status")
    assert f"data           {place / 'data'}" in shown
    assert "BTC/USD" in shown
    assert succeed(run, "status", "--format", "csv").startswith("name,value\naddress,http://")
