"""What DuckDB keeps of its files in memory has a bound; what it may use for a statement has not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from krakflux.storage.duckdb import EngineSettings
from krakflux.storage.duckdb.block_cache import BlockCache
from krakflux.storage.duckdb.connection import CursorPool, memory_limit_bytes, open_instance
from krakflux.storage.duckdb.sealer import Sealer
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MIB = 1 << 20
SETTINGS = EngineSettings(memory_limit_bytes=256 * MIB, threads=1)


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[CursorPool]:
    pool = CursorPool(lambda: open_instance(tmp_path, SETTINGS))
    ask(pool, f"ATTACH '{tmp_path / 'file.duckdb'}' AS file")
    # Numbers that can't be packed: sixteen mebibytes of blocks.
    ask(pool, "CREATE TABLE file.numbers AS SELECT hash(range) AS value FROM range(2 * 1048576)")
    yield pool
    pool.close()


def ask(pool: CursorPool, statement: str) -> Any:
    with pool.lend() as cursor:
        return cursor.execute(statement).fetchall()


def kept_bytes(pool: CursorPool) -> int:
    statement = "SELECT memory_usage_bytes FROM duckdb_memory() WHERE tag = 'BASE_TABLE'"
    return int(ask(pool, statement)[0][0])


def test_blocks_beyond_the_bound_are_let_go_of(pool: CursorPool) -> None:
    before = ask(pool, "SELECT sum(value) FROM file.numbers")
    assert kept_bytes(pool) > 15 * MIB
    limit = ask(pool, "SELECT current_setting('memory_limit')")
    BlockCache(pool, 4 * MIB, memory_limit_bytes(SETTINGS)).trim()
    assert 0 < kept_bytes(pool) <= 4 * MIB
    assert ask(pool, "SELECT current_setting('memory_limit')") == limit
    assert ask(pool, "SELECT sum(value) FROM file.numbers") == before


def test_a_cache_within_its_bound_is_left_alone(pool: CursorPool) -> None:
    before = kept_bytes(pool)
    BlockCache(pool, 64 * MIB, memory_limit_bytes(SETTINGS)).trim()
    assert kept_bytes(pool) == before


def test_nothing_is_let_go_of_while_a_statement_may_run(pool: CursorPool) -> None:
    cache = BlockCache(pool, 0, memory_limit_bytes(SETTINGS))
    with pool.lend():
        before = kept_bytes(pool)
        cache.trim()
        assert kept_bytes(pool) == before > 15 * MIB
    cache.trim()
    assert kept_bytes(pool) == 0


def test_no_statement_begins_while_the_limit_is_low(pool: CursorPool) -> None:
    begun = threading.Event()

    def begin() -> None:
        with pool.lend():
            begun.set()

    other = threading.Thread(target=begin)
    with pool.lend_alone() as cursor:
        assert cursor is not None
        other.start()
        assert not begun.wait(0.05)
    other.join()
    assert begun.is_set()


def test_the_sealer_sees_to_it_unasked(pool: CursorPool) -> None:
    cache = BlockCache(pool, 4 * MIB, memory_limit_bytes(SETTINGS))
    sealer = Sealer(list, 0.01, cache)
    try:
        eventually(lambda: kept_bytes(pool) <= 4 * MIB)
    finally:
        sealer.stop()


def test_no_other_limit_can_be_changed(pool: CursorPool) -> None:
    for setting in (
        "threads = 2",
        "enable_external_access = true",
        "allowed_configs = ['threads']",
    ):
        with pytest.raises(duckdb.Error, match="locked"):
            ask(pool, f"SET {setting}")
