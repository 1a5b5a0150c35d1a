"""The columns that drop(), keep() and rename() are told: a list, or a function of the label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.errors import FluxError
from krakflux.flux.values import type_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.flux.interpret.runtime import Runtime
    from krakflux.flux.values import Value

__all__ = ["ColumnChoice", "column_choice"]


@dataclass(frozen=True, slots=True, eq=False)
class ColumnChoice:
    """Either `labels` or the predicate `fn`."""

    labels: frozenset[str] | None
    fn: Value
    runtime: Runtime

    def of(self, labels: Iterable[str]) -> set[str]:
        """Choose among labels."""
        if self.labels is not None:
            return set(labels) & self.labels
        return {label for label in labels if self._chooses(label)}

    def _chooses(self, label: str) -> bool:
        chosen = self.runtime.call(self.fn, {"column": label})
        if not isinstance(chosen, bool):
            raise FluxError(f"expected bool but found {type_name(chosen)} (argument fn)")
        return chosen


def column_choice(
    name: str, runtime: Runtime, columns: tuple[str, ...] | None, fn: Value
) -> ColumnChoice:
    """Check the arguments of the function `name`: exactly one of `columns` and `fn`."""
    if (columns is None) == (fn is None):
        raise FluxError(f"{name} error: must provide exactly one of columns and fn")
    return ColumnChoice(None if columns is None else frozenset(columns), fn, runtime)
