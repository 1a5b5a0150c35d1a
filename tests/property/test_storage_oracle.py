"""Random writes, overwrites, deletes and restarts: every read answers as plain loops would."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from krakflux.clock import SystemClock
from krakflux.model.points import FieldType
from krakflux.model.predicate import And, Comparison, IsPresent, Not, Operator, Or, Predicate
from krakflux.model.time import Bounds, Duration
from krakflux.model.window import Window
from krakflux.storage.duckdb import DuckDBEngine, EngineSettings, open_engine, ordering, staging
from krakflux.storage.port import Aggregate, ReadSpec
from support.points import Point, batch_of
from support.storage_oracle import Oracle, Table, tables_of

BUCKET = "0000000000000001"
LATEST = 40
NEWEST = ReadSpec(Bounds(-LATEST, LATEST + 1), aggregate=Aggregate.LAST)
VALUES = {
    FieldType.FLOAT: st.integers(-8, 8).map(lambda number: number / 4),
    FieldType.INTEGER: st.integers(-4, 4),
    FieldType.UNSIGNED: st.integers(0, 4),
    FieldType.STRING: st.sampled_from(["", "a", "ab", 'q"\\']),
    FieldType.BOOLEAN: st.booleans(),
}
times = st.integers(-LATEST, LATEST)
tag_sets = st.sampled_from(
    [(), (("a", "x"),), (("a", "y"),), (("B", "x y"),), (("B", "x,y"), ("a", "x"))]
)
# The name says which type it mostly has, so that conflicts stay the exception.
fields = st.sampled_from(["f", "g", "s", "t"])
USUAL = {"f": FieldType.FLOAT, "g": FieldType.INTEGER, "s": FieldType.STRING, "t": FieldType.FLOAT}


@st.composite
def points(draw: st.DrawFn) -> Point:
    field = draw(fields)
    type_ = USUAL[field] if draw(st.integers(0, 9)) else draw(st.sampled_from(list(FieldType)))
    measurement = draw(st.sampled_from(["m", "n o"]))
    return Point(measurement, draw(tag_sets), field, type_, draw(times), draw(VALUES[type_]))


bounds = st.tuples(times, times).map(lambda pair: Bounds(min(pair), max(pair) + 1))
ORDERS = [Operator.LESS, Operator.LESS_EQUAL, Operator.GREATER, Operator.GREATER_EQUAL]
EQUALITY = [Operator.EQUAL, Operator.NOT_EQUAL]
MATCHES = [Operator.MATCH, Operator.NOT_MATCH]
comparisons = st.one_of(
    st.builds(
        Comparison,
        st.sampled_from(["a", "B", "_measurement", "_field", "none"]),
        st.sampled_from(EQUALITY + ORDERS + MATCHES),
        st.sampled_from(["x", "y", "m", "f", "x y", "^x", "."]),
    ),
    st.builds(
        Comparison,
        st.just("_value"),
        st.sampled_from(EQUALITY + ORDERS),
        st.one_of(st.integers(-2, 2), st.floats(-2, 2).map(lambda x: round(x * 4) / 4)),
    ),
    st.builds(
        Comparison,
        st.just("_value"),
        st.sampled_from(EQUALITY + MATCHES),
        st.sampled_from(["a", "^a"]),
    ),
    st.builds(Comparison, st.just("_value"), st.sampled_from(EQUALITY), st.booleans()),
    st.builds(Comparison, st.just("_time"), st.sampled_from(EQUALITY + ORDERS), times),
)
leaves = comparisons | st.builds(IsPresent, st.sampled_from(["a", "B", "_field", "_value"]))
leaves |= st.builds(Not, st.builds(IsPresent, st.sampled_from(["a", "B"])))
predicates: st.SearchStrategy[Predicate | None] = st.none() | st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=3)
        .map(tuple)
        .flatmap(lambda operands: st.sampled_from([And(operands), Or(operands)]))
    ),
    max_leaves=5,
)
windows = st.builds(
    lambda every, period, offset, shift: Window(
        Duration.from_nanoseconds(every),
        Duration.from_nanoseconds(every if period is None else period),
        Duration.from_nanoseconds(offset),
    ),
    st.integers(1, 30),
    st.none() | st.integers(-40, 40).filter(bool),
    st.integers(-20, 20),
    st.none(),
)
groups = st.none() | st.lists(
    st.sampled_from(["a", "B", "_measurement", "_field"]), unique=True, max_size=3
).map(lambda names: tuple(names) if "_field" in names else (*names, "_field", "_measurement"))


@st.composite
def specs(draw: st.DrawFn) -> ReadSpec:
    aggregate = draw(st.none() | st.sampled_from(list(Aggregate)))
    window = draw(st.none() | windows) if aggregate else None
    return ReadSpec(
        draw(bounds),
        draw(predicates),
        draw(groups),
        window,
        aggregate,
        create_empty=draw(st.booleans()) if window else False,
        time_column=draw(st.sampled_from([None, "_start", "_stop"])) if window else None,
        limit=draw(st.none() | st.integers(0, 5)),
        offset=draw(st.integers(0, 2)),
        descending=draw(st.booleans()),
    )


steps = st.lists(
    st.one_of(
        st.lists(points(), min_size=1, max_size=12),
        st.lists(points(), min_size=1, max_size=12),
        st.tuples(bounds, predicates),
        st.sampled_from(["reopen", "seal", "freeze"]),
    ),
    min_size=1,
    max_size=8,
)


def fingerprint(tables: list[Table]) -> list[str]:
    return sorted(repr((table.columns, sorted(table.key.items()), table.rows)) for table in tables)


def reopen(storage: DuckDBEngine, directory: Path) -> DuckDBEngine:
    storage.close()
    return open_engine(directory, SystemClock(), EngineSettings(threads=2))


def is_answerable(oracle: Oracle, spec: ReadSpec) -> bool:
    """Leave out what is an error: sums of text, groups over two types."""
    series = oracle.series(spec.bounds, spec.predicate)
    types = {oracle.types[each.measurement, each.field] for each in series}
    numeric = spec.aggregate not in (Aggregate.SUM, Aggregate.MEAN, Aggregate.MIN, Aggregate.MAX)
    if not numeric and types & {FieldType.STRING, FieldType.BOOLEAN}:
        return False
    return spec.group is None or len(types) <= 1


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(steps, st.lists(specs(), min_size=1, max_size=8), st.sampled_from([0, 128]))
def test_engine_answers_as_plain_loops(
    actions: list[object], reads: list[ReadSpec], few_rows: int
) -> None:
    oracle = Oracle()
    # Batches and answers are small here: without this, what is done by columns alone would stay
    # untried.
    with (
        mock.patch.object(staging, "FEW_VALUES", few_rows),
        mock.patch.object(ordering, "_FEW", few_rows),
        tempfile.TemporaryDirectory() as directory,
    ):
        storage = open_engine(Path(directory), SystemClock(), EngineSettings(threads=2))
        storage.create_bucket(BUCKET, 0)
        try:
            for action in actions:
                match action:
                    case "seal":
                        storage.seal()
                    case "freeze":
                        storage.freeze()
                    case "reopen":
                        storage = reopen(storage, Path(directory))
                    case (Bounds() as stretch, predicate):
                        storage.delete(BUCKET, stretch, predicate)
                        oracle.delete(stretch, predicate)
                    case list():
                        report = storage.write(BUCKET, batch_of(action))
                        assert report.dropped == oracle.write(action)
                # What an engine remembers of one state must be true in the next; writes in a row
                # are stored together.
                if not isinstance(action, list):
                    newest = tables_of(storage.read(BUCKET, NEWEST))
                    assert fingerprint(newest) == fingerprint(oracle.read(NEWEST))
            newest = tables_of(storage.read(BUCKET, NEWEST))
            assert fingerprint(newest) == fingerprint(oracle.read(NEWEST))
            for spec in reads:
                if is_answerable(oracle, spec):
                    answer = tables_of(storage.read(BUCKET, spec))
                    assert fingerprint(answer) == fingerprint(oracle.read(spec)), spec
                found = oracle.series(spec.bounds, spec.predicate)
                assert storage.cardinality(BUCKET, spec.bounds, spec.predicate) == len(found)
        finally:
            storage.close()
