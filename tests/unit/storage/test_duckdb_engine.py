"""What only the DuckDB engine does: files, limits, sealing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from krakflux.clock import SystemClock
from krakflux.errors import ConfigurationError, UnavailableError
from krakflux.model.predicate import Comparison, Operator
from krakflux.model.time import Bounds
from krakflux.storage.duckdb import DuckDBEngine, EngineSettings, open_engine, read, sealing
from krakflux.storage.port import Aggregate, ReadSpec
from support.points import batch_of, point
from support.storage_oracle import tables_of
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Open = Callable[[EngineSettings], DuckDBEngine]

EVER = ReadSpec(Bounds(0, 1 << 60))


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    opened: list[DuckDBEngine] = []

    def open_with(settings: EngineSettings) -> DuckDBEngine:
        for engine in opened:
            engine.close()
        opened[:] = [open_engine(tmp_path, SystemClock(), settings)]
        return opened[0]

    yield open_with
    for engine in opened:
        engine.close()


def values(engine: DuckDBEngine) -> dict[object, object]:
    (table,) = tables_of(engine.read("b", EVER))
    return {row["_time"]: row["_value"] for row in table.rows}


@pytest.mark.parametrize(
    "content", [b"", b"DUCK", b"SQLite format 3\x00" * 10, b"x" * 8 + b"DUCK" + b"y" * 50_000]
)
def test_a_foreign_file_is_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "0000000000000001.duckdb"
    file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=str(file)):
        open_engine(tmp_path, SystemClock())
    assert file.read_bytes() == content
    file.unlink()
    open_engine(tmp_path, SystemClock()).close()


def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path, open_: Open) -> None:
    engine = open_(EngineSettings())
    engine.create_bucket("b", 0)
    engine.write("b", batch_of([point("m", "v", time, 1.0) for time in range(1_000)]))
    engine.close()
    file = tmp_path / "b.duckdb"
    damaged = bytearray(file.read_bytes())
    damaged[4096:12288] = bytes(8192)
    file.write_bytes(damaged)
    with pytest.raises(ConfigurationError, match=str(file)):
        open_engine(tmp_path, SystemClock())
    assert file.read_bytes() == damaged


def test_writes_wait_for_disk_space_and_go_on_after_it(open_: Open) -> None:
    engine = open_(EngineSettings(free_space_reserve_bytes=0))
    engine.create_bucket("b", 0)
    engine.write("b", batch_of([point("m", "v", 1, 1.0)]))
    engine = open_(EngineSettings(free_space_reserve_bytes=1 << 60))
    with pytest.raises(UnavailableError, match="free disk space"):
        engine.write("b", batch_of([point("m", "v", 2, 1.0), point("n", "w", 2, 1)]))
    assert values(engine) == {1: 1.0}
    assert engine.measurements("b", EVER.bounds) == ["m"]


def test_a_read_over_its_memory_limit_names_the_setting(open_: Open) -> None:
    engine = open_(EngineSettings(read_memory_limit_bytes=64 * 100))
    engine.create_bucket("b", 0)
    engine.write("b", batch_of([point("m", "v", time, 1.0) for time in range(100)]))
    assert len(values(engine)) == 100
    engine.write("b", batch_of([point("m", "v", 100, 1.0)]))
    with pytest.raises(UnavailableError) as refused:
        engine.read("b", EVER)
    assert refused.value.hint is not None
    assert "read_memory_limit_bytes" in refused.value.hint
    (table,) = tables_of(engine.read("b", ReadSpec(EVER.bounds, aggregate=Aggregate.COUNT)))
    assert table.rows == [{"_value": 101}]


def test_a_full_queue_refuses(open_: Open) -> None:
    engine = open_(EngineSettings(queue_limit=0))
    engine.create_bucket("b", 0)
    with pytest.raises(UnavailableError, match="queue is full"):
        engine.write("b", batch_of([point("m", "v", 1, 1.0)]))


def test_a_cancelled_read_stops(open_: Open) -> None:
    engine = open_(EngineSettings())
    engine.create_bucket("b", 0)
    engine.write("b", batch_of([point("m", "v", 1, 1.0)]))
    cancelled = threading.Event()
    assert engine.read("b", EVER, cancelled)
    cancelled.set()
    with pytest.raises(UnavailableError, match="cancelled"):
        engine.read("b", EVER, cancelled)


def test_sealing_keeps_the_last_write_and_what_was_deleted(open_: Open) -> None:
    engine = open_(EngineSettings(segment_rows_limit=1 << 40))
    engine.create_bucket("b", 0)
    expected: dict[object, object] = {}
    for generation in range(12):
        times = range(generation, 120, generation + 1)
        engine.write("b", batch_of([point("m", "v", time, float(generation)) for time in times]))
        expected |= {time: float(generation) for time in times}
        if generation % 3 == 2:
            engine.delete("b", Bounds(generation, generation + 5), None)
            expected = {
                t: v for t, v in expected.items() if not generation <= int(str(t)) < generation + 5
            }
        engine.seal()
        assert values(engine) == dict(sorted(expected.items(), key=lambda item: int(str(item[0]))))
        details = engine.stats().buckets["b"].details
        assert details["unsealed_values"] == 0
        assert details["parts"] <= 8
    assert engine.stats().buckets["b"].values == len(expected)
    assert values(open_(EngineSettings())) == expected


def test_a_segment_of_many_slices_is_sealed_whole(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "SLICE_ROWS", 60)
    monkeypatch.setattr(sealing, "MOST_PARTS", 1)
    engine = open_(EngineSettings(segment_rows_limit=1 << 40))
    engine.create_bucket("b", 0)
    for generation in range(3):
        for series in range(12):
            times = range(generation * 20, generation * 30 + 5 * series + 10)
            points = [point("m", "v", t, float(generation), n=str(series)) for t in times]
            engine.write("b", batch_of(points))
        before = tables_of(engine.read("b", EVER))
        engine.seal()
        assert tables_of(engine.read("b", EVER)) == before
        assert engine.stats().buckets["b"].details["parts"] == 1


def test_segments_are_sealed_while_writers_overwrite_and_readers_read(open_: Open) -> None:
    engine = open_(EngineSettings(segment_rows_limit=500))
    engine.create_bucket("b", 0)
    stop = threading.Event()
    seen: list[int] = []

    def read_on() -> None:
        while not stop.is_set():
            if found := engine.read("b", EVER):
                (table,) = tables_of(found)
                seen.append(len(table.rows))

    reader = threading.Thread(target=read_on)
    reader.start()
    try:
        for step in range(60):
            times = range(step * 50, step * 50 + 100)
            engine.write("b", batch_of([point("m", "v", time, float(step)) for time in times]))
    finally:
        stop.set()
        reader.join()
    assert seen == sorted(seen), "an acknowledged point was out of sight for a while"
    engine.seal()
    assert values(engine) == {time: float(min(time // 50, 59)) for time in range(3_050)}


def test_a_quiet_bucket_is_sealed_and_its_log_emptied(tmp_path: Path, open_: Open) -> None:
    engine = open_(EngineSettings(idle_rows=100, idle_s=0.05))
    engine.create_bucket("b", 0)
    engine.write("b", batch_of([point("m", "v", time, 1.0) for time in range(99)]))
    few = engine.stats().buckets["b"].details
    engine.write("b", batch_of([point("m", "v", time, 2.0) for time in range(99, 5_000)]))
    eventually(lambda: not engine.stats().buckets["b"].details["unsealed_values"])
    assert few["unsealed_values"] == 99
    log = tmp_path / "b.duckdb.wal"
    eventually(lambda: not log.exists() or log.stat().st_size < 1_000)
    assert len(values(engine)) == 5_000


def test_the_last_points_of_series_of_all_ages(open_: Open) -> None:
    engine = open_(EngineSettings())
    engine.create_bucket("b", 0)
    last = ReadSpec(EVER.bounds, aggregate=Aggregate.LAST)
    for generation in range(4):
        for series in range(5):
            times = range(generation * 100, generation * 100 + 50 + series)
            points = [point("m", "v", t, float(t), n=str(series)) for t in times]
            engine.write("b", batch_of(points if series < 3 or generation < 2 else points[:1]))
        # Late points count where they are the newest of their series.
        engine.write("b", batch_of([point("m", "v", generation * 100 + 49, -1.0, n="0")]))
        if generation % 2:
            engine.seal()
        stored = tables_of(engine.read("b", EVER))
        found = {str(table.key["n"]): table.rows[-1] for table in stored}
        answer = tables_of(engine.read("b", last))
        assert {str(table.key["n"]): table.rows[0] for table in answer} == found
    engine.delete("b", Bounds(300, 1_000), None)
    stored = tables_of(engine.read("b", EVER))
    assert [table.rows[0] for table in tables_of(engine.read("b", last))] == [
        table.rows[-1] for table in stored
    ]


def test_last_points_are_remembered_and_stay_true(open_: Open) -> None:
    engine = open_(EngineSettings())
    engine.create_bucket("b", 0)

    def write(*points: tuple[int, float]) -> None:
        engine.write("b", batch_of([point("m", "v", time, value) for time, value in points]))

    def newest() -> list[object]:
        tables = tables_of(engine.read("b", ReadSpec(EVER.bounds, aggregate=Aggregate.LAST)))
        return [(row["_time"], row["_value"]) for table in tables for row in table.rows]

    def remembered() -> list[object]:
        with mock.patch.object(read, "scan_rows", side_effect=AssertionError("was not remembered")):
            return newest()

    write((10, 1.0), (30, 3.0), (20, 2.0))
    assert remembered() == [(30, 3.0)]
    # Stored together, and what is late first.
    for point_ in ((15, 1.5), (40, 4.0), (40, 4.5)):
        write(point_)
    assert remembered() == [(40, 4.5)]
    engine.delete("b", Bounds(40, 41), None)
    assert newest() == [(30, 3.0)]
    write((30, 3.5), (25, 2.5))
    assert remembered() == [(30, 3.5)], "the newest point was overwritten"
    pieces = [[point("m", "v", 30, 3.6)], [point("m", "v", 30, 3.7), point("m", "v", 5, 0.5)]]
    engine.write_pieces("b", map(batch_of, pieces))
    assert remembered() == [(30, 3.7)]
    engine.delete("b", EVER.bounds, Comparison("_value", Operator.GREATER, 3.0))
    assert newest() == [(25, 2.5)]
    assert remembered() == [(25, 2.5)], "what was read is remembered"
    engine.delete("b", Bounds(20, 21), None)
    assert remembered() == [(25, 2.5)], "an older point went"
    engine.close()
    engine = open_(EngineSettings())
    assert newest() == remembered() == [(25, 2.5)]
    engine.delete("b", EVER.bounds, None)
    assert remembered() == []
