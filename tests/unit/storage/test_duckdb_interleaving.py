"""Every two of append, store, delete, seal, merge: the second begun in the midst of the first."""

from __future__ import annotations

import itertools
import threading
from typing import TYPE_CHECKING, Any

import pytest

from krakflux.clock import SystemClock
from krakflux.model.time import Bounds
from krakflux.storage.duckdb import (
    DuckDBEngine,
    EngineSettings,
    bucket,
    intake,
    open_engine,
    sealing,
)
from krakflux.storage.port import ReadSpec
from support.points import batch_of, point
from support.storage_oracle import tables_of
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ACTIONS = ("append", "overwrite", "store", "delete", "seal", "merge")
# Where each action stands when the other one begins: a part is built and not yet in its place; a
# write is not yet decided; a transaction has not begun.
MIDST = {
    "append": (intake, "stage_batches"),
    "overwrite": (intake, "stage_batches"),
    "store": (bucket, "store_additions"),
    "delete": (bucket, "delete_points"),
    "seal": (sealing, "_build"),
    "merge": (sealing, "_build"),
}
EVER = ReadSpec(Bounds(0, 1 << 40))

Points = dict[int, float]


class Stage:
    """An engine with two parts and a segment, and what it must hold."""

    def __init__(self, directory: Path) -> None:
        settings = EngineSettings(threads=1, segment_rows_limit=1 << 40, store_after_s=3600)
        self.engine = open_engine(directory, SystemClock(), settings)
        self.engine.create_bucket("b", 0)
        self.expected: Points = {}
        for generation in range(3):
            self.write(range(generation * 50, generation * 50 + 100), float(generation))
            times = range(generation * 50, generation * 50 + 100)
            self.expected |= dict.fromkeys(times, float(generation))
            if generation < 2:
                self.engine.seal()

    def write(self, times: range, value: float) -> None:
        self.engine.write("b", batch_of([point("m", "v", time, value) for time in times]))

    def run(self, action: str) -> None:
        match action:
            case "append":
                self.write(range(500, 600), 7.0)
            case "overwrite":
                self.write(range(20, 220), 8.0)
            case "store":
                self.write(range(700, 710), 9.0)
                self.engine.read("b", EVER)
            case "delete":
                self.engine.delete("b", Bounds(30, 170), None)
            case "seal" | "merge":
                self.engine.seal()

    def expect(self, action: str) -> None:
        match action:
            case "append":
                self.expected |= dict.fromkeys(range(500, 600), 7.0)
            case "overwrite":
                self.expected |= dict.fromkeys(range(20, 220), 8.0)
            case "store":
                self.expected |= dict.fromkeys(range(700, 710), 9.0)
            case "delete":
                self.expected = {t: v for t, v in self.expected.items() if not 30 <= t < 170}

    @property
    def stored(self) -> Points:
        return values(self.engine)


def values(engine: DuckDBEngine) -> Points:
    (table,) = tables_of(engine.read("b", EVER))
    return {int(str(row["_time"])): float(str(row["_value"])) for row in table.rows}


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    monkeypatch.setattr(sealing, "MOST_PARTS", 100)
    made = Stage(tmp_path)
    yield made
    made.engine.close()


def interrupt(
    monkeypatch: pytest.MonkeyPatch, place: tuple[Any, str], begin: Callable[[], None]
) -> threading.Event:
    """Call `begin` once, after `place` has done a part's building or before it stores."""
    module, name = place
    original = getattr(module, name)
    has_begun = threading.Event()

    def wrapper(*words: Any) -> Any:
        is_first = not has_begun.is_set()
        has_begun.set()
        if module is sealing:
            result = original(*words)
            if is_first:
                begin()
            return result
        if is_first:
            begin()
        return original(*words)

    monkeypatch.setattr(module, name, wrapper)
    return has_begun


@pytest.mark.parametrize(("first", "second"), list(itertools.product(ACTIONS, ACTIONS)))
def test_two_actions_at_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, first: str, second: str
) -> None:
    if "merge" in (first, second):
        monkeypatch.setattr(sealing, "MOST_PARTS", 1)
    if first == "merge":
        # What is to be sealed is sealed before: the building that is interrupted is a merge.
        monkeypatch.setattr(sealing, "MOST_PARTS", 100)
        stage.engine.seal()
        monkeypatch.setattr(sealing, "MOST_PARTS", 1)
    (opened,) = stage.engine._open_buckets()
    other = threading.Thread(target=stage.run, args=(second,))

    def begin() -> None:
        other.start()
        builds = first in ("seal", "merge") and second not in ("seal", "merge")
        if builds or (first == "store" and second in ("append", "overwrite")):
            # Beside these the other one is done at once.
            other.join()
        elif first not in ("seal", "merge"):
            eventually(lambda: opened.waiting > 0)

    has_begun = interrupt(monkeypatch, MIDST[first], begin)
    stage.run(first)
    assert has_begun.is_set()
    other.join()
    for action in (first, second):
        stage.expect(action)
    assert stage.stored == stage.expected
    stage.engine.seal()
    assert stage.stored == stage.expected
