"""Running scripts in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.codec.annotated_csv import Dialect, encode
from krakflux.flux.plan.planner import RULES
from krakflux.flux.program import Environment, Limits, Query, compile_query, run_program
from krakflux.model.tables import TABLE
from support.memory_storage import FixedClock, MemoryStorage, OneBucket

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krakflux.flux.execute.context import Reader
    from krakflux.flux.plan.planner import Rule
    from krakflux.model.tables import QueryResult, TableBlock

__all__ = ["ANNOTATIONS", "UNLIMITED", "comparable", "run_flux", "tables_of", "to_csv"]

UNLIMITED = Limits(None, None, None)
ANNOTATIONS = ("datatype", "group", "default")


def run_flux(
    text: str,
    storage: Reader | None = None,
    *,
    limits: Limits = UNLIMITED,
    rules: tuple[Rule, ...] = RULES,
    now: int | None = None,
) -> list[QueryResult]:
    """Run a script to its end; the bucket `b` is the only one."""
    reader = MemoryStorage() if storage is None else storage
    environment = Environment(reader, OneBucket(), FixedClock(), limits, rules=rules)
    return list(run_program(compile_query(Query(text, now=now)), environment))


def to_csv(results: Sequence[QueryResult]) -> str:
    """Render results as annotated CSV with all annotations."""
    return b"".join(encode(results, Dialect(annotations=ANNOTATIONS))).decode()


def comparable(results: Sequence[QueryResult]) -> list[object]:
    """Give results in a form that ignores the order of columns and the cut into blocks."""
    return [
        (result.name, [table for block in result.blocks for table in tables_of(block)])
        for result in results
    ]


def tables_of(block: TableBlock) -> Iterator[tuple[object, object, list[dict[str, object]]]]:
    """Give each table's key, column types and rows."""
    labels = sorted(label for label in block.columns if label not in block.keys.columns)
    types = [(label, str(block.rows.schema[label])) for label in labels]
    rows = block.rows.partition_by(TABLE, as_dict=True, maintain_order=True)
    for key in block.keys.to_dicts():
        frame = rows.get((key.pop(TABLE),))
        records = [] if frame is None else frame.select(labels).to_dicts()
        yield sorted(key.items()), types, records
