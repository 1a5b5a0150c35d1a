"""What storage can aggregate, by the operation that does it here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.flux.execute.aggregate import Aggregate
from krakflux.flux.execute.select import Select
from krakflux.flux.stdlib.universe.count import COUNT
from krakflux.flux.stdlib.universe.first import FIRST
from krakflux.flux.stdlib.universe.last import LAST
from krakflux.flux.stdlib.universe.max import MAX
from krakflux.flux.stdlib.universe.mean import MEAN
from krakflux.flux.stdlib.universe.min import MIN
from krakflux.flux.stdlib.universe.sum import SUM
from krakflux.storage import port

if TYPE_CHECKING:
    from krakflux.flux.plan.node import Operation

__all__ = ["SELECTORS", "storage_aggregate"]

_AGGREGATES: Final = {
    COUNT: port.Aggregate.COUNT,
    SUM: port.Aggregate.SUM,
    MEAN: port.Aggregate.MEAN,
}
_SELECTIONS: Final = {
    FIRST: port.Aggregate.FIRST,
    LAST: port.Aggregate.LAST,
    MIN: port.Aggregate.MIN,
    MAX: port.Aggregate.MAX,
}
SELECTORS: Final = frozenset(_SELECTIONS.values())


def storage_aggregate(operation: Operation) -> port.Aggregate | None:
    """Give storage's name for an operation on `_value`, or None where it has none."""
    if isinstance(operation, Aggregate) and operation.column == "_value":
        return _AGGREGATES.get(operation.aggregation)
    if isinstance(operation, Select) and operation.column == "_value":
        return _SELECTIONS.get(operation.selection)
    return None
