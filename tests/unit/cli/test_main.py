from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import krakflux

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("duckdb", "polars", "fastapi", "sqlalchemy", "uvicorn", "krakflux.server", "krakflux.flux")


def run(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: os.environ[name] for name in ("PATH",)}
    environment |= {"HOME": str(home), "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "krakflux", *words],
        capture_output=True,
        text=True,
        env=environment,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_version(tmp_path: Path) -> None:
    assert run("version", home=tmp_path).stdout == f"krakflux {krakflux.__version__}\n"


def test_words_of_the_command_line_load_neither_engine_nor_server() -> None:
    script = (
        "import sys, json, krakflux.cli.main\n"
        f"print(json.dumps([name for name in {HEAVY} if name in sys.modules]))"
    )
    words = [sys.executable, "-c", script]
    answer = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    assert json.loads(answer) == []


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = run("--help", home=tmp_path).stdout
    for name in (
        *("up", "serve", "demo", "collect", "replay", "status", "query", "write"),
        *("bucket", "token", "user", "version"),
    ):
        assert f" {name} " in shown


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["nonsense"], 2, "No such command 'nonsense'."),
        (["query", "--nonsense"], 2, "No such option: --nonsense"),
        (["query", "buckets()"], 1, "no platform is known"),
        (["up", "--port", "99999", "--data-dir", "x"], 1, "--port: input should be less than"),
        (["up", "--pairs", "BTC-USD", "--data-dir", "x"], 1, "--pairs: a pair is written like"),
        (["up", "--config", "none.toml"], 1, "the settings file none.toml does not exist"),
        (
            ["bucket", "list", "--url", "http://127.0.0.1:9", "--token", "t", "--org", "o"],
            1,
            "cannot reach http://127.0.0.1:9: ",
        ),
    ],
)
def test_an_error_is_one_plain_sentence_and_a_code(
    words: list[str], code: int, sentence: str, tmp_path: Path
) -> None:
    done = run(*words, home=tmp_path)
    assert done.stdout == ""
    assert done.stderr.startswith(f"krakflux: {sentence}")
    assert done.stderr.count("\n") == 1
    assert done.returncode == code
