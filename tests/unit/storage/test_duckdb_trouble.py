"""Storage in trouble: what fails, or is opened again, at the worst moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from krakflux.clock import SystemClock
from krakflux.errors import UnavailableError
from krakflux.model.time import Bounds
from krakflux.storage.duckdb import (
    EngineSettings,
    bucket,
    commit,
    engine,
    file,
    open_engine,
    sealing,
)
from krakflux.storage.duckdb.state import BucketState
from krakflux.storage.port import ReadSpec
from support.points import batch_of, point
from support.storage_oracle import tables_of
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from krakflux.storage.duckdb import DuckDBEngine

    Open = Callable[..., DuckDBEngine]

EVER = ReadSpec(Bounds(0, 1 << 40))


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    opened: list[DuckDBEngine] = []

    def open_with(**settings: Any) -> DuckDBEngine:
        for each in opened:
            each.close()
        chosen = {"threads": 1, "store_after_s": 3600} | settings
        opened[:] = [open_engine(tmp_path, SystemClock(), EngineSettings(**chosen))]
        opened[0].create_bucket("b", 0)
        return opened[0]

    yield open_with
    for each in opened:
        each.close()


def write(storage: DuckDBEngine, *times: int) -> None:
    storage.write("b", batch_of([point("m", "v", time, float(time)) for time in times]))


def times_of(storage: DuckDBEngine) -> list[object]:
    return [row["_time"] for table in tables_of(storage.read("b", EVER)) for row in table.rows]


def open_file_again(opened: bucket.Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do what is done when DuckDB has given the file up."""
    with monkeypatch.context() as patch:
        patch.setattr(opened, "_is_usable", lambda: False)
        assert opened.heal()


def refuse(*_: object) -> None:
    raise UnavailableError("no")


def test_a_segment_that_takes_writes_again_is_not_sealed_as_it_was(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_()
    (opened,) = storage._open_buckets()
    write(storage, 1, 2, 3)
    build = sealing._build
    built: list[object] = []

    def build_and_write(*words: Any) -> Any:
        part = build(*words)
        if not built:
            open_file_again(opened, monkeypatch)
            write(storage, 4, 5)
        built.append(part)
        return part

    monkeypatch.setattr(sealing, "_build", build_and_write)
    storage.seal()
    assert built
    assert times_of(storage) == [1, 2, 3, 4, 5]
    storage.seal()
    assert times_of(storage) == [1, 2, 3, 4, 5]
    assert storage.stats().buckets["b"].details["unsealed_values"] == 0


def test_a_panic_while_storing_is_outlived(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    class Panic(BaseException):
        """As Polars' own: no `Exception`."""

    store, failed = commit.store_additions, threading.Event()

    def panic(*_: object) -> None:
        failed.set()
        raise Panic

    monkeypatch.setattr(bucket, "store_additions", panic)
    storage = open_(store_after_s=0.0)
    write(storage, 1)
    assert failed.wait(30)
    monkeypatch.setattr(bucket, "store_additions", store)
    write(storage, 2)
    assert times_of(storage) == [1, 2]


def test_writes_do_not_hurry_a_store_that_fails(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[object] = []

    def refuse_and_count(*_: object) -> None:
        attempts.append(None)
        refuse()

    monkeypatch.setattr(bucket, "store_additions", refuse_and_count)
    monkeypatch.setattr(bucket, "_RETRY_S", 3600.0)
    storage = open_(store_after_s=0.0)
    (opened,) = storage._open_buckets()
    write(storage, 1)
    eventually(lambda: opened._retry_at > 0)
    for time in range(2, 12):
        write(storage, time)
        # Behind whatever was due.
        opened._keeper.run(lambda: None)
    assert len(attempts) == 1
    monkeypatch.undo()
    assert times_of(storage) == list(range(1, 12))
    assert opened._retry_at == 0


def test_the_bytes_that_wait_are_bounded(open_: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = open_(log_bytes_limit=1_000_000)
    (opened,) = storage._open_buckets()
    store = commit.store_additions
    monkeypatch.setattr(bucket, "store_additions", refuse)
    taken = 0
    with suppress(UnavailableError):
        while taken < 100:
            storage.write("b", batch_of([point("m", "s", taken, "x" * 60_000)]))
            taken += 1
    assert 0 < taken < 20
    assert opened.stats().details["log_bytes"] < 1_100_000
    monkeypatch.setattr(bucket, "store_additions", store)
    storage.write("b", batch_of([point("m", "s", taken, "y")]))
    assert len(times_of(storage)) == taken + 1


def test_many_bytes_are_stored_at_once(open_: Open) -> None:
    storage = open_(store_bytes=1)
    write(storage, 1)
    eventually(lambda: not storage.stats().buckets["b"].details["logged_values"])


def test_a_start_does_not_need_what_is_logged_to_be_stored(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(bucket, "store_additions", refuse)
        write(open_(), 1)
        storage = open_()
        assert times_of(storage) == [1]
        with pytest.raises(UnavailableError):
            storage.set_retention("b", 1)
    assert times_of(storage) == [1]


def test_writes_do_not_wait_for_a_bucket_that_is_made(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_()
    making, may_go_on = threading.Event(), threading.Event()
    create = file.create_file

    def create_slowly(*words: Any) -> None:
        making.set()
        assert may_go_on.wait(60)
        create(*words)

    monkeypatch.setattr(engine, "create_file", create_slowly)
    maker = threading.Thread(target=storage.create_bucket, args=("other", 0))
    maker.start()
    writer = threading.Thread(target=write, args=(storage, 1))
    try:
        assert making.wait(60)
        writer.start()
        writer.join(30)
        assert not writer.is_alive()
    finally:
        may_go_on.set()
        maker.join()
    assert times_of(storage) == [1]
    assert storage.bucket_ids() == ["b", "other"]


def test_a_read_finds_what_was_held_when_the_file_is_opened_again_beside_it(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_()
    (opened,) = storage._open_buckets()
    write(storage, 1)
    opened.store()
    monkeypatch.setattr(bucket, "store_additions", refuse)
    write(storage, 2)
    snapshot = opened.snapshot
    taken: list[object] = []

    def snapshot_of_another_file() -> Any:
        if not taken:
            open_file_again(opened, monkeypatch)
        taken.append(None)
        return snapshot()

    monkeypatch.setattr(opened, "snapshot", snapshot_of_another_file)
    assert times_of(storage) == [1, 2]
    assert len(taken) == 2


@dataclass(frozen=True)
class Moments:
    """When a read begins, when its blocks may be read, and when they have been."""

    reading: threading.Event = field(default_factory=threading.Event)
    committed: threading.Event = field(default_factory=threading.Event)
    has_read: threading.Event = field(default_factory=threading.Event)


def read_after_commit(monkeypatch: pytest.MonkeyPatch) -> Moments:
    """Let reads take their snapshot before a commit, and their blocks after it."""
    at, read_blocks = Moments(), engine.read_blocks

    def read(*words: Any) -> Any:
        at.reading.set()
        assert at.committed.wait(60)
        blocks = read_blocks(*words)
        at.has_read.set()
        return blocks

    monkeypatch.setattr(engine, "read_blocks", read)
    return at


@contextmanager
def read_of_held(
    storage: DuckDBEngine, opened: bucket.Bucket, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Moments, Future[list[object]]]]:
    """Let a read begin while time 2 is held beside the file; what comes next is a commit."""
    store = commit.store_additions
    write(storage, 1)
    opened.store()
    monkeypatch.setattr(bucket, "store_additions", refuse)
    write(storage, 2)
    at = read_after_commit(monkeypatch)
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(times_of, storage)
        assert at.reading.wait(60)
        monkeypatch.setattr(bucket, "store_additions", store)
        yield at, found


def test_no_row_is_read_twice_while_the_file_takes_what_was_held(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_()
    (opened,) = storage._open_buckets()
    show = commit._show
    with read_of_held(storage, opened, monkeypatch) as (at, found):

        def show_after_read(*words: Any) -> None:
            at.committed.set()
            assert at.has_read.wait(60)
            show(*words)

        monkeypatch.setattr(commit, "_show", show_after_read)
        opened.store()
        assert found.result(60) == [1, 2]


def test_no_row_is_read_twice_where_a_commit_fails_that_readers_have_seen(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_()
    (opened,) = storage._open_buckets()
    heal = opened._heal
    with read_of_held(storage, opened, monkeypatch) as (at, found):

        def fail_after_commit(*_: Any) -> None:
            at.committed.set()
            raise UnavailableError("the checkpoint behind the commit failed")

        def heal_after_read() -> bool:
            assert at.has_read.wait(60)
            # A reader that asks now is told nothing until the file is open again.
            assert not wait([found], 0.2).done
            monkeypatch.setattr(opened, "_is_usable", lambda: False)
            try:
                return heal()
            finally:
                monkeypatch.setattr(opened, "_is_usable", lambda: True)

        monkeypatch.setattr(commit, "_show", fail_after_commit)
        monkeypatch.setattr(opened, "_heal", heal_after_read)
        opened.store()
        assert found.result(60) == [1, 2]


def test_readers_do_not_wait_for_a_file_that_was_replaced(
    open_: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = open_()
    (opened,) = storage._open_buckets()
    attach, wait, read_blocks = opened._attach, BucketState.wait_for_change, engine.read_blocks
    reading, is_gone, waiting = threading.Event(), threading.Event(), threading.Event()

    def read_when_gone(*words: Any) -> Any:
        reading.set()
        assert is_gone.wait(60)
        return read_blocks(*words)

    def wait_and_tell(state: BucketState, *words: Any) -> bool:
        waiting.set()
        return wait(state, *words)

    def attach_when_waited_for(alias: str) -> BucketState:
        is_gone.set()
        assert waiting.wait(60)
        return attach(alias)

    monkeypatch.setattr(engine, "_PUBLICATION_S", 3600.0)
    monkeypatch.setattr(engine, "read_blocks", read_when_gone)
    monkeypatch.setattr(BucketState, "wait_for_change", wait_and_tell)
    monkeypatch.setattr(opened, "_attach", attach_when_waited_for)
    write(storage, 1)
    with ThreadPoolExecutor(1) as threads:
        found = threads.submit(times_of, storage)
        assert reading.wait(60)
        open_file_again(opened, monkeypatch)
        assert found.result(60) == [1]


def test_a_read_that_waits_for_the_file_can_be_cancelled(open_: Open) -> None:
    storage = open_()
    (opened,) = storage._open_buckets()
    write(storage, 1)
    may_go_on, cancelled = threading.Event(), threading.Event()
    with ThreadPoolExecutor(3) as threads:
        threads.submit(opened._keeper.run, lambda: may_go_on.wait(60))
        eventually(lambda: opened.waiting == 1)
        read = threads.submit(storage.read, "b", EVER, cancelled)
        look_up = threads.submit(storage.tag_values, "b", "t", EVER.bounds, None, cancelled)
        try:
            eventually(lambda: opened.waiting == 3)
            cancelled.set()
            for stopped in (read, look_up):
                with pytest.raises(UnavailableError, match="cancelled"):
                    stopped.result(60)
        finally:
            may_go_on.set()
    assert times_of(storage) == [1]
