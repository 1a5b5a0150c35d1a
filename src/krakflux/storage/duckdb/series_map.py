"""The series of a bucket in memory: ids, field types and last times, as the file holds them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.model.points import FieldType

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["NEVER", "Field", "NewSeries", "SeriesMap", "series_identity"]

# The last time of a series without points; before every possible time.
NEVER: Final = -(1 << 63)

Field = tuple[str, str]
"""A measurement and a field key."""


def series_identity(key: str, field: str) -> str:
    """Join series key and field to the text that `SeriesMap` knows a series by.

    No name of line protocol can hold a newline.
    """
    return f"{key}\n{field}"


@dataclass(frozen=True, slots=True)
class NewSeries:
    """A series as the table `series` keeps it."""

    id: int
    key: str
    measurement: str
    field: str
    type: FieldType

    @property
    def owner(self) -> Field:
        return (self.measurement, self.field)


class SeriesMap:
    """What is committed; written by the bucket's writer thread alone.

    Attributes:
        ids: For each type: identity → id. A series of a type is here only as long as its field
            has that type.
        types: The type of each field that has a value.
        last_times: By id: the time of the newest point, `NEVER` without one.
    """

    def __init__(self) -> None:
        self.ids: dict[FieldType, dict[str, int]] = {kind: {} for kind in FieldType}
        self.types: dict[Field, FieldType] = {}
        self.last_times = array("q")
        self._series_of_field: dict[Field, int] = {}

    @property
    def next_id(self) -> int:
        return len(self.last_times)

    def __len__(self) -> int:
        return sum(map(len, self.ids.values()))

    def add(self, series: Iterable[NewSeries]) -> None:
        """Take series in; ids ascend, holes stand for removed series."""
        for new in series:
            while new.id >= len(self.last_times):
                self.last_times.append(NEVER)
            self.ids[new.type][series_identity(new.key, new.field)] = new.id
            self.types[new.owner] = new.type
            self._series_of_field[new.owner] = self._series_of_field.get(new.owner, 0) + 1

    def remove(self, series: Iterable[NewSeries]) -> None:
        """Forget series; a field without series has no type any more."""
        for old in series:
            del self.ids[old.type][series_identity(old.key, old.field)]
            self.last_times[old.id] = NEVER
            self._series_of_field[old.owner] -= 1
            if not self._series_of_field[old.owner]:
                del self._series_of_field[old.owner], self.types[old.owner]
