"""Any order of writes, deletes, sealing, expiry and kills: what was acknowledged is there."""

from __future__ import annotations

import copy
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from krakflux.model.points import FieldType
from krakflux.model.predicate import Comparison, Operator
from krakflux.model.time import Bounds
from krakflux.storage.port import Aggregate, ReadSpec
from support.points import Point
from support.storage_child import (
    Child,
    Command,
    Delete,
    Expire,
    Nursery,
    Read,
    Retain,
    Seal,
    Write,
    WritePieces,
)
from support.storage_oracle import Oracle, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROUNDS = int(os.environ.get("KRAKFLUX_TEST_CRASH_ROUNDS", "20"))
LATEST = 60
EVER = ReadSpec(Bounds(-1, 10 * LATEST))
NEWEST = ReadSpec(EVER.bounds, aggregate=Aggregate.LAST)
# Each life ends with a kill in the midst of each.
LAST_COMMANDS = (
    Write((Point("m", (("t", "a"),), "f", FieldType.FLOAT, 1, 0.5),)),
    WritePieces((Write((Point("m", (("t", "b"),), "f", FieldType.FLOAT, 2, 1.5),)),) * 2),
    Delete(Bounds(0, LATEST // 2), None),
)

points = st.builds(
    lambda tag, owner, at, value: Point("m", (("t", tag),), owner[0], owner[1], at, value),
    st.sampled_from("ab"),
    # Now and then a type that is not the field's.
    st.sampled_from([("f", FieldType.FLOAT)] * 6 + [("f", FieldType.INTEGER)]),
    st.integers(0, LATEST),
    st.integers(0, 99),
).map(
    lambda each: (
        each
        if each.type is FieldType.INTEGER
        else Point(each.measurement, each.tags, each.field, each.type, each.time, float(each.value))
    )
)
writes = st.lists(points, min_size=1, max_size=25).map(lambda some: Write(tuple(some)))
pieces = st.lists(writes, min_size=1, max_size=3).map(lambda some: WritePieces(tuple(some)))
stretches = st.tuples(st.integers(0, LATEST), st.integers(0, LATEST)).map(
    lambda pair: Bounds(min(pair), max(pair) + 1)
)
predicates = st.none() | st.builds(
    Comparison, st.just("t"), st.just(Operator.EQUAL), st.sampled_from("ab")
)
deletes = st.builds(Delete, stretches, predicates)
commands = st.one_of(
    writes, writes, pieces, deletes, st.builds(Seal, st.booleans()), st.just(Expire())
)


class Model:
    """What an engine must hold: the oracle under a retention."""

    def __init__(self) -> None:
        self.oracle = Oracle()
        self.retain = Retain(0, LATEST)

    @property
    def lower_bound(self) -> int:
        return self.retain.now - self.retain.retention if self.retain.retention else -1

    def after(self, command: Command) -> tuple[Model, object]:
        """Give the model after a command, and the command's answer."""
        changed = copy.deepcopy(self)
        answer: object = None
        match command:
            case Write(points):
                kept = [each for each in _by_series(points) if each.time >= self.lower_bound]
                answer = len({_place(each) for each in points if each.time < self.lower_bound})
                answer += changed.oracle.write(kept)
            case WritePieces(pieces):
                answer = 0
                for piece in pieces:
                    changed, dropped = changed.after(piece)
                    answer += int(str(dropped))
            case Delete(bounds, predicate):
                changed.oracle.delete(bounds, predicate)
            case Expire():
                changed.oracle.delete(Bounds(-1, self.lower_bound), None)
            case Retain():
                changed.retain = command
        return changed, answer

    def everything(self) -> list[str]:
        """Give all tables, also what the retention hides."""
        return _fingerprint(self.oracle.read(EVER))

    def tables(self, spec: ReadSpec) -> list[str]:
        bounds = Bounds(max(EVER.bounds.start, self.lower_bound), EVER.bounds.stop)
        return _fingerprint(self.oracle.read(replace(spec, bounds=bounds)))


def _by_series(points: Sequence[Point]) -> list[Point]:
    # The first line of a series decides its field's type, also where that line is dropped.
    firsts: dict[tuple[object, ...], int] = {}
    for number, each in enumerate(points):
        firsts.setdefault((each.tags, each.field, each.type), number)
    return sorted(points, key=lambda each: firsts[each.tags, each.field, each.type])


def _place(point: Point) -> tuple[object, ...]:
    return (point.tags, point.field, point.type, point.time)


def _fingerprint(tables: list[Table]) -> list[str]:
    return sorted(
        repr((sorted((n, v) for n, v in table.key.items() if n[:2] != "_s"), _pairs(table)))
        for table in tables
    )


def _pairs(table: Table) -> list[tuple[object, object]]:
    return [(row["_time"], row["_value"]) for row in table.rows]


class Machine(RuleBasedStateMachine):
    """One life of an engine; it ends with kills in the middle of something."""

    nursery: Nursery
    kills = 0

    def __init__(self) -> None:
        super().__init__()
        self._temporary = tempfile.TemporaryDirectory()
        self._directory = Path(self._temporary.name)
        self._model = Model()
        self._child: Child = self.nursery.open(self._directory)
        self._do(self._model.retain)

    @rule(command=commands)
    def do(self, command: Command) -> None:
        self._do(command)

    @rule(retention=st.sampled_from([0, 20, 50]), later=st.integers(0, 10))
    def retain(self, retention: int, later: int) -> None:
        self._do(Retain(retention, self._model.retain.now + later))

    @rule()
    def compare(self) -> None:
        # The second read is answered from memory, where the first has filled it.
        for spec in (EVER, NEWEST, NEWEST):
            assert self._stored(spec) == self._model.tables(spec)

    @rule(command=commands, delay_ms=st.integers(0, 8))
    def crash(self, command: Command, delay_ms: int) -> None:
        self._crash(command, delay_ms)

    def teardown(self) -> None:
        try:
            self.compare()
            for command in LAST_COMMANDS:
                self._crash(command, 3)
            self.compare()
        finally:
            self._child.kill()
            self._temporary.cleanup()

    def _crash(self, command: Command, delay_ms: int) -> None:
        """Kill the engine while it carries something out: that is done whole, or not at all."""
        self._child.begin(command)
        time.sleep(delay_ms / 1000)
        self._child.kill()
        Machine.kills += 1
        self._child = self.nursery.open(self._directory)
        # What the retention hides tells apart what else looks alike.
        self._child.do(Retain(0, self._model.retain.now))
        done, _ = self._model.after(command)
        stored = self._stored(EVER)
        assert stored in (done.everything(), self._model.everything())
        if stored == done.everything():
            self._model = done
        self._child.do(self._model.retain)

    def _do(self, command: Command) -> None:
        self._model, expected = self._model.after(command)
        assert self._child.do(command) == expected

    def _stored(self, spec: ReadSpec) -> list[str]:
        return _fingerprint(self._child.do(Read(spec)))


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    with Nursery(tmp_path) as made:
        yield made


@pytest.mark.crash
@pytest.mark.timeout(3600)
def test_no_order_of_events_loses_what_was_acknowledged(nursery: Nursery) -> None:
    Machine.nursery = nursery
    Machine.kills = 0
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Machine,
        settings=settings(
            max_examples=-(-ROUNDS // len(LAST_COMMANDS)),
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Machine.kills >= ROUNDS
