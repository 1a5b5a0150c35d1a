"""What a write stores, drops and reports, on every engine."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from krakflux.codec.line_protocol import Precision, parse
from krakflux.errors import NotFoundError, UnavailableError
from krakflux.model.time import HOUR, MAX_TIME, MIN_TIME, Bounds
from krakflux.storage.port import ReadSpec, WriteReport
from support.points import batch_of, point
from support.storage_oracle import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.model.points import PointBatch
    from krakflux.storage.port import Storage
    from support.storage_homes import Home

EVER = Bounds(MIN_TIME, MAX_TIME + 1)


def write(storage: Storage, body: str) -> WriteReport:
    return storage.write("b", parse(body.encode(), Precision.NANOSECOND, 0))


def rows(storage: Storage, bounds: Bounds = EVER) -> list[tuple[object, ...]]:
    """Give (measurement, field, tags…, time, value) of every point."""
    found: list[tuple[object, ...]] = []
    for table in tables_of(storage.read("b", ReadSpec(bounds))):
        names = [
            name
            for name in table.columns
            if name in table.key and name[1:5] not in ("star", "stop")
        ]
        key = tuple(table.key[name] for name in names)
        found += [(*key, row["_time"], row["_value"]) for row in table.rows]
    return found


def test_the_later_of_two_writes_wins(storage: Storage) -> None:
    write(storage, "m v=1 10")
    write(storage, "m v=2 10")
    write(storage, "m v=3 5")
    write(storage, "m v=4 10")
    assert rows(storage) == [("v", "m", 5, 3.0), ("v", "m", 10, 4.0)]


def test_a_field_keeps_the_type_of_its_first_write(storage: Storage) -> None:
    write(storage, "m f=1i 1")
    report = write(storage, "m f=1.5 2\nm g=true 2\nm,t=x f=2.5 3")
    assert report == WriteReport(
        2,
        'field type conflict: input field "f" on measurement "m" is type float, '
        "already exists as type integer",
    )
    assert sorted(map(repr, rows(storage))) == sorted(
        map(repr, [("f", "m", 1, 1), ("g", "m", 2, True)])
    )


@pytest.mark.parametrize(
    ("body", "written", "existing"),
    [
        ("m f=1 1\nm f=1i 2", "integer", "float"),
        ("m f=1u 1\nm f=1 2", "float", "unsigned"),
        ('m f="x" 1\nm f=true 2', "boolean", "string"),
        ('m f=t 1\nm,a=b f="x" 2', "string", "boolean"),
    ],
)
def test_within_a_body_the_earlier_line_decides_a_type(
    storage: Storage, body: str, written: str, existing: str
) -> None:
    report = write(storage, body)
    assert report.dropped == 1
    assert report.reason is not None
    assert report.reason.endswith(f"is type {written}, already exists as type {existing}")


def test_a_type_is_free_again_when_the_last_value_is_deleted(home: Home, storage: Storage) -> None:
    write(storage, "m f=1i 1\nm,t=x f=2i 2")
    storage.delete("b", Bounds(0, 2), None)
    assert write(storage, "m f=1 5").dropped == 1
    storage.delete("b", Bounds(0, 10), None)
    assert write(storage, "m f=1 5").dropped == 0
    assert rows(home.reopen()) == [("f", "m", 5, 1.0)]


def test_two_bodies_racing_for_a_type_leave_one_type(storage: Storage) -> None:
    barrier = threading.Barrier(8)

    def race(number: int) -> int:
        barrier.wait()
        literal = "1i" if number % 2 else "1.5"
        return write(storage, f"m,n={number} f={literal} 1").dropped

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(race, range(8))) == 4
    assert len({type(row[-1]) for row in rows(storage)}) == 1
    assert len(rows(storage)) == 4


def test_points_before_the_retention_are_dropped(home: Home, storage: Storage) -> None:
    storage.set_retention("b", 168 * HOUR)
    now = home.clock.now()
    old, older, kept = now - 169 * HOUR, now - 170 * HOUR, now - HOUR
    report = write(storage, f"m,t=x v=1 {old}\nm v=2i {kept}\nm v=3 {older}")
    assert report == WriteReport(
        2,
        "dropped 2 points outside retention policy of duration 168h0m0s - "
        "oldest point m at 2023-11-07T20:13:20Z dropped because it violates a "
        "Retention Policy Lower Bound at 2023-11-07T22:13:20Z, "
        "newest point m,t=x at 2023-11-07T21:13:20Z dropped because it violates a "
        "Retention Policy Lower Bound at 2023-11-07T22:13:20Z",
        " for database: b for retention policy: autogen",
    )
    # What is dropped decides no type.
    assert rows(storage) == [("v", "m", kept, 2)]


def test_a_clock_that_goes_back_loses_nothing(home: Home, storage: Storage) -> None:
    storage.set_retention("b", 168 * HOUR)
    expected = []
    for number, step in enumerate((0, -2 * HOUR, -100 * HOUR, HOUR)):
        home.clock.time += step
        time = home.clock.now()
        assert write(storage, f"m v={number} {time}\nm v={number} {time + 1}").dropped == 0
        expected += [("v", "m", time, number), ("v", "m", time + 1, number)]
        storage.expire()
        storage = home.reopen()
    # Later by the clock of then, so it wins.
    write(storage, f"m v=9 {expected[0][2]}")
    expected[0] = (*expected[0][:3], 9)
    assert rows(home.reopen()) == sorted(expected, key=lambda row: row[2])


def test_every_type_and_the_ends_of_time_survive_a_restart(home: Home, storage: Storage) -> None:
    body = (
        f'm f=-0.5,i=-9223372036854775808i,u=18446744073709551615u,s="é\\"\n",b=f {MIN_TIME}\n'
        f'm f=1e300,i=1i,u=0u,s="",b=t {MAX_TIME}'
    )
    write(storage, body)
    before = rows(storage)
    assert len(before) == 10
    assert rows(home.reopen()) == before
    assert ("u", "m", MIN_TIME, 18446744073709551615) in before


def test_100_000_new_series_in_one_body(storage: Storage) -> None:
    body = "\n".join(f"m,n={number} v={number} 1" for number in range(100_000))
    assert write(storage, body).dropped == 0
    assert storage.cardinality("b", EVER) == 100_000
    assert storage.stats().buckets["b"].values == 100_000


def write_pieces(storage: Storage, *pieces: str) -> WriteReport:
    batches = (parse(piece.encode(), Precision.NANOSECOND, 0) for piece in pieces)
    return storage.write_pieces("b", batches)


def test_the_pieces_of_a_body_are_stored_as_one_batch(home: Home, storage: Storage) -> None:
    write(storage, "m,t=old v=0 1")
    first = "m v=1 1\nm,t=x v=1 1\nm i=1i 1"
    second = 'm v=2 1\nm v=3 2\nm v="no" 3\nm,t=new v=4 1\nm i=1 2'
    report = write_pieces(storage, first, second)
    assert report.dropped == 2
    assert report.reason is not None
    assert report.reason.endswith(
        '"v" on measurement "m" is type string, already exists as type float'
    )
    expected = [
        ("i", "m", 1, 1),
        ("v", "m", 1, 2.0),
        ("v", "m", 2, 3.0),
        ("v", "m", "new", 1, 4.0),
        ("v", "m", "old", 1, 0.0),
        ("v", "m", "x", 1, 1.0),
    ]
    assert rows(storage) == expected
    write(storage, "m,t=new v=5 1")
    assert rows(home.reopen()) == [*expected[:3], ("v", "m", "new", 1, 5.0), *expected[4:]]


def test_a_body_that_breaks_off_between_its_pieces_stores_nothing(
    home: Home, storage: Storage
) -> None:
    write(storage, "m v=1 1")

    def pieces() -> Iterator[PointBatch]:
        yield parse(b"m v=2 1\nm,t=x v=2 1\nother v=1i 1", Precision.NANOSECOND, 0)
        raise UnavailableError("no more")

    with pytest.raises(UnavailableError, match="no more"):
        storage.write_pieces("b", pieces())
    # Neither is a series or a type left behind.
    assert write(storage, "other v=1 1").dropped == 0
    expected = [("v", "m", 1, 1.0), ("v", "other", 1, 1.0)]
    assert rows(storage) == expected
    assert rows(home.reopen()) == expected


def test_what_the_pieces_of_a_body_hold_before_the_retention_is_reported_as_one(
    home: Home, storage: Storage
) -> None:
    storage.set_retention("b", 168 * HOUR)
    now = home.clock.now()
    lines = [f"m,n={n} v=1 {now - hours * HOUR}" for n, hours in enumerate((169, 1, 170, 170, 169))]
    in_pieces = write_pieces(storage, lines[0], lines[1], "\n".join(lines[2:4]), lines[4])
    assert in_pieces.dropped == 4
    assert in_pieces == write(storage, "\n".join(lines))
    assert rows(storage) == [("v", "m", "1", now - HOUR, 1.0)]


def test_concurrent_writers_lose_nothing(home: Home, storage: Storage) -> None:
    def work(writer: int) -> None:
        for step in range(30):
            points = [
                point("m", "v", step * 10 + n, float(writer), w=str(writer)) for n in range(10)
            ]
            storage.write("b", batch_of(points))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    expected = [
        ("v", "m", str(writer), time, float(writer)) for writer in range(8) for time in range(300)
    ]
    assert rows(storage) == expected
    assert rows(home.reopen()) == expected


def test_an_unknown_bucket_is_named(storage: Storage) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        storage.write("nowhere", batch_of([point("m", "v", 1, 1.0)]))
