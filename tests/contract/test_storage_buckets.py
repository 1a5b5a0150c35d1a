"""The life of buckets, of their points, and of the engine's directory, on every engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.errors import ConfigurationError, NotFoundError, UnavailableError
from krakflux.model.predicate import And, Comparison, Operator, Or
from krakflux.model.time import HOUR, MAX_TIME, MIN_TIME, Bounds
from krakflux.storage.port import ReadSpec
from support.points import batch_of, point

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.storage.port import Storage
    from support.storage_homes import Home

EVER = Bounds(MIN_TIME, MAX_TIME + 1)


def count(storage: Storage, bounds: Bounds = EVER) -> int:
    return sum(block.rows.height for block in storage.read("b", ReadSpec(bounds)))


def test_buckets_are_apart_and_survive_a_restart(home: Home, storage: Storage) -> None:
    storage.create_bucket("c", 5 * HOUR)
    storage.write("b", batch_of([point("m", "v", 1, 1.0)]))
    storage.write("c", batch_of([point("n", "v", home.clock.now(), "x")]))
    reopened = home.reopen()
    assert reopened.bucket_ids() == ["b", "c"]
    assert reopened.measurements("b", EVER) == ["m"]
    assert reopened.measurements("c", EVER) == ["n"]
    assert reopened.write("c", batch_of([point("n", "v", 1, "x")])).dropped == 1


def test_creating_a_bucket_again_keeps_its_points(storage: Storage) -> None:
    storage.write("b", batch_of([point("m", "v", 1, 1.0)]))
    storage.create_bucket("b", 0)
    assert count(storage) == 1


def test_dropping_a_bucket_frees_its_files(home: Home, storage: Storage) -> None:
    before = {path.name for path in home.directory.rglob("*") if path.is_file()}
    storage.create_bucket("c", 0)
    storage.write("c", batch_of([point("m", "v", 1, 1.0)]))
    storage.drop_bucket("c")
    storage.drop_bucket("c")
    assert {path.name for path in home.directory.rglob("*") if path.is_file()} == before
    assert storage.bucket_ids() == ["b"]
    with pytest.raises(NotFoundError):
        storage.read("c", ReadSpec(EVER))


def test_retention_hides_points_at_once_and_expiry_frees_them(home: Home, storage: Storage) -> None:
    now = home.clock.now()
    storage.set_retention("b", HOUR)
    storage.write("b", batch_of([point("m", "v", now - HOUR + 10, 1.0), point("m", "v", now, 2.0)]))
    home.clock.time += 10
    assert count(storage) == 2
    home.clock.time += 1
    assert count(storage) == 1
    assert storage.stats().buckets["b"].values == 2
    storage.expire()
    assert storage.stats().buckets["b"].values == 1
    home.clock.time += 2 * HOUR
    assert storage.cardinality("b", EVER) == 0
    storage.expire()
    assert storage.stats().buckets["b"].series == 0
    report = storage.write("b", batch_of([point("m", "v", home.clock.now(), 1)]))
    assert report.dropped == 0, "the type of an expired field is free"


def test_delete_takes_what_bounds_and_predicate_select(home: Home, storage: Storage) -> None:
    points = [point("m", "v", time, float(time), host=host) for time in range(10) for host in "ab"]
    storage.write("b", batch_of(points))
    storage.delete("b", Bounds(2, 5), Comparison("host", Operator.EQUAL, "a"))
    assert count(storage) == 17
    storage.delete(
        "b",
        EVER,
        And((Comparison("host", Operator.EQUAL, "b"), Comparison("_value", Operator.GREATER, 7))),
    )
    assert count(storage) == 15
    storage.delete("b", EVER, Comparison("_measurement", Operator.NOT_EQUAL, "m"))
    assert count(home.reopen()) == 15


def test_delete_asks_the_value_that_counts(storage: Storage) -> None:
    storage.write("b", batch_of([point("m", "v", 1, 1.0), point("m", "v", 2, 1.0)]))
    storage.write("b", batch_of([point("m", "v", 1, 5.0)]))
    storage.delete("b", EVER, Comparison("_value", Operator.EQUAL, 1))
    assert count(storage) == 1
    storage.delete("b", EVER, Comparison("_value", Operator.EQUAL, 5))
    assert count(storage) == 0, "the overwritten value does not come back"


def test_a_deleted_point_can_be_written_again(home: Home, storage: Storage) -> None:
    storage.write("b", batch_of([point("m", "v", time, 1.0) for time in range(5)]))
    storage.delete("b", Bounds(1, 4), None)
    storage.write("b", batch_of([point("m", "v", 2, 2.0)]))
    assert count(storage) == 3
    assert count(home.reopen()) == 3


def test_schema_look_ups_know_bounds_and_predicates(storage: Storage) -> None:
    storage.write(
        "b",
        batch_of(
            [
                point("cpu", "user", 10, 1.0, host="a", Zone="z"),
                point("cpu", "system", 20, 1, host="b"),
                point("mem", "free", 30, "x", host="b", disk="d"),
                point("mem", "free", 40, "x", host="b", disk="d"),
            ]
        ),
    )
    assert storage.measurements("b", EVER) == ["cpu", "mem"]
    assert storage.measurements("b", Bounds(0, 21)) == ["cpu"]
    assert storage.measurements("b", Bounds(31, 40)) == []
    assert storage.tag_keys("b", EVER) == ["Zone", "disk", "host"]
    assert storage.tag_keys("b", Bounds(15, 35)) == ["disk", "host"]
    assert storage.tag_values("b", "host", EVER) == ["a", "b"]
    assert storage.tag_values("b", "_field", Bounds(0, 30)) == ["system", "user"]
    assert storage.tag_values("b", "nothing", EVER) == []
    assert storage.field_keys("b", EVER, Comparison("host", Operator.MATCH, "^a|c$")) == ["user"]
    predicate = Or(
        (Comparison("_value", Operator.EQUAL, "x"), Comparison("_field", Operator.EQUAL, "user"))
    )
    assert storage.cardinality("b", EVER, predicate) == 2
    assert storage.cardinality("b", Bounds(5, 5)) == 0


def test_a_closed_engine_refuses(home: Home, storage: Storage) -> None:
    storage.close()
    with pytest.raises((NotFoundError, UnavailableError)):
        storage.read("b", ReadSpec(EVER))
    home.storage = home.open_storage(home.directory, home.clock)


def test_a_second_engine_on_a_directory_is_refused(home: Home) -> None:
    with pytest.raises(ConfigurationError, match=str(home.directory)):
        home.open_storage(home.directory, home.clock)


def test_a_backup_opens_as_a_directory_of_its_own(
    home: Home, storage: Storage, tmp_path: Path
) -> None:
    storage.create_bucket("c", HOUR)
    storage.write("b", batch_of([point("m", "v", time, float(time)) for time in range(5_000)]))
    storage.write("b", batch_of([point("m", "v", 7, -1.0)]))
    target = tmp_path / "copies" / "one"
    storage.backup(target)
    storage.write("b", batch_of([point("m", "v", 6_000, 1.0)]))
    copy = home.open_storage(target, home.clock)
    assert copy.bucket_ids() == ["b", "c"]
    assert count(copy) == 5_000
    assert count(storage) == 5_001
    copy.close()
