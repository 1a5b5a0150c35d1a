"""The log: what is acknowledged stands there until the bucket's file has it, whatever happens."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from krakflux.clock import SystemClock
from krakflux.codec.line_protocol import Precision, parse
from krakflux.errors import ConfigurationError
from krakflux.model.time import Bounds
from krakflux.storage.duckdb import DuckDBEngine, EngineSettings, open_engine
from krakflux.storage.port import ReadSpec
from support.storage_oracle import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVER = ReadSpec(Bounds(0, 1 << 60))
# Nothing goes into the file unasked.
SETTINGS = EngineSettings(threads=1, store_after_s=3600)


def write(engine: DuckDBEngine, body: str) -> int:
    return engine.write("b", parse(body.encode(), Precision.NANOSECOND, 0)).dropped


def contents(engine: DuckDBEngine) -> dict[tuple[str, int], object]:
    return {
        (str(table.key["_measurement"]), int(str(row["_time"]))): row["_value"]
        for table in tables_of(engine.read("b", EVER))
        for row in table.rows
    }


def crash(directory: Path) -> Path:
    """Copy a directory as a kill would leave it: the copy is not locked."""
    copy = directory.with_name(f"{directory.name}-after")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(directory, copy)
    return copy


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "buckets"


@pytest.fixture
def engine(directory: Path) -> Iterator[DuckDBEngine]:
    made = open_engine(directory, SystemClock(), SETTINGS)
    made.create_bucket("b", 0)
    yield made
    made.close()


def opened_again(directory: Path) -> dict[tuple[str, int], object]:
    engine = open_engine(directory, SystemClock(), SETTINGS)
    try:
        return contents(engine)
    finally:
        engine.close()


def test_what_is_only_logged_survives_a_crash(engine: DuckDBEngine, directory: Path) -> None:
    assert write(engine, 'm v=1 1\nm v=2 2\nn v=3i 1\ns v="x" 1\nb v=t 1\nu v=4u 1') == 0
    # Late, of the wrong type, and a series that was new a moment ago.
    assert write(engine, "m v=9 1\nn v=1.5 2\nm v=3 3") == 1
    assert engine.stats().buckets["b"].details["logged_values"] == 8
    expected = {
        ("m", 1): 9.0,
        ("m", 2): 2.0,
        ("m", 3): 3.0,
        ("n", 1): 3,
        ("s", 1): "x",
        ("b", 1): True,
        ("u", 1): 4,
    }
    left = crash(directory)
    assert opened_again(left) == expected
    assert contents(engine) == expected, "a read lets the file take what is logged"
    assert engine.stats().buckets["b"].details["logged_values"] == 0


def test_types_that_are_only_logged_hold_after_a_crash(
    engine: DuckDBEngine, directory: Path
) -> None:
    assert write(engine, "m v=1 1") == 0
    left = crash(directory)
    again = open_engine(left, SystemClock(), SETTINGS)
    assert write(again, "m v=1i 2") == 1
    assert write(again, "m v=2 1\nm v=3 2") == 0
    assert contents(again) == {("m", 1): 2.0, ("m", 2): 3.0}
    again.close()


def test_a_log_whose_rows_the_file_has_adds_nothing(
    engine: DuckDBEngine, directory: Path, tmp_path: Path
) -> None:
    write(engine, "m v=1 1\nm v=2 2")
    write(engine, "m v=5 1")
    logs = tmp_path / "logs"
    logs.mkdir()
    for log in directory.glob("*.log"):
        shutil.copy(log, logs)
    expected = contents(engine)
    left = crash(directory)
    # The crash came after the COMMIT, before the log was emptied.
    for log in logs.iterdir():
        shutil.copy(log, left)
    assert opened_again(left) == expected == {("m", 1): 5.0, ("m", 2): 2.0}


def test_writes_beside_the_storing_of_others_keep_their_order(
    engine: DuckDBEngine, directory: Path
) -> None:
    for step in range(6):
        write(engine, f"m v={step} 1\nm v={step} {step + 2}")
        if step in (1, 3):
            engine.read("b", EVER)
    expected = {("m", 1): 5.0, **{("m", step + 2): float(step) for step in range(6)}}
    assert opened_again(crash(directory)) == expected
    assert contents(engine) == expected


@pytest.mark.parametrize("kept", [1, 20, 27, 28, 29, 200, -1])
def test_a_torn_end_is_cut(engine: DuckDBEngine, directory: Path, kept: int) -> None:
    write(engine, "m v=1 1")
    (log,) = (each for each in directory.glob("*.log") if each.stat().st_size)
    whole = log.stat().st_size
    write(engine, "m v=2 2")
    left = crash(directory)
    torn = left / log.name
    record = torn.read_bytes()[whole:]
    torn.write_bytes(torn.read_bytes()[:whole] + record[:kept])
    again = open_engine(left, SystemClock(), SETTINGS)
    write(again, "m v=3 3")
    assert opened_again(crash(left)) == {("m", 1): 1.0, ("m", 3): 3.0}
    again.close()


def test_an_end_that_was_not_written_out_is_cut(engine: DuckDBEngine, directory: Path) -> None:
    write(engine, "m v=1 1")
    (log,) = (each for each in directory.glob("*.log") if each.stat().st_size)
    left = crash(directory)
    with (left / log.name).open("ab") as file:
        file.write(bytes(5_000))
    assert opened_again(left) == {("m", 1): 1.0}


@pytest.mark.parametrize("place", [0, 9, 21, 26, 100])
def test_a_damaged_record_before_others_is_named_and_left_alone(
    engine: DuckDBEngine, directory: Path, place: int
) -> None:
    for step in range(3):
        write(engine, f"m v=1 {step}")
    (log,) = (each for each in directory.glob("*.log") if each.stat().st_size)
    left = crash(directory)
    damaged = bytearray((left / log.name).read_bytes())
    damaged[place] ^= 0xFF
    (left / log.name).write_bytes(damaged)
    with pytest.raises(ConfigurationError, match=f"{log.name} is damaged at byte 0"):
        open_engine(left, SystemClock(), SETTINGS)
    assert (left / log.name).read_bytes() == damaged
    (left / log.name).unlink()
    assert opened_again(left) == {}


def test_a_closed_bucket_has_no_log(directory: Path) -> None:
    engine = open_engine(directory, SystemClock(), SETTINGS)
    engine.create_bucket("b", 0)
    write(engine, "m v=1 1")
    assert list(directory.glob("*.log"))
    engine.close()
    assert list(directory.glob("*.log")) == []
    assert opened_again(directory) == {("m", 1): 1.0}


def test_a_dropped_bucket_leaves_no_log(engine: DuckDBEngine, directory: Path) -> None:
    write(engine, "m v=1 1")
    engine.drop_bucket("b")
    engine.create_bucket("b", 0)
    assert contents(engine) == {}
    assert list(directory.glob("*.log")) == []


def test_a_delete_takes_what_was_logged_before_it(engine: DuckDBEngine, directory: Path) -> None:
    write(engine, "m v=1 1\nm v=2 2")
    engine.delete("b", Bounds(0, 2), None)
    write(engine, "m v=3 3")
    engine.delete("b", Bounds(3, 4), None)
    write(engine, "n v=1i 1")
    assert opened_again(crash(directory)) == {("m", 2): 2.0, ("n", 1): 1}


def test_what_is_logged_goes_into_the_file_before_it_grows_too_long(directory: Path) -> None:
    settings = EngineSettings(threads=1, store_after_s=3600, store_rows=100, log_rows_limit=150)
    engine = open_engine(directory, SystemClock(), settings)
    engine.create_bucket("b", 0)
    for step in range(30):
        write(engine, "\n".join(f"m v=1 {step * 50 + n}" for n in range(50)))
        assert engine.stats().buckets["b"].details["logged_values"] <= 200
    assert len(contents(engine)) == 1_500
    engine.close()


def test_a_backup_holds_what_is_only_logged(
    engine: DuckDBEngine, directory: Path, tmp_path: Path
) -> None:
    write(engine, "m v=1 1")
    engine.backup(tmp_path / "copy")
    assert opened_again(tmp_path / "copy") == {("m", 1): 1.0}
