"""The points of a batch that are not stored, and InfluxDB's words for why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import polars as pl

from krakflux.model.points import TypedPoints
from krakflux.model.time import HOUR, MINUTE, SECOND, format_rfc3339
from krakflux.storage.port import WriteReport

if TYPE_CHECKING:
    from krakflux.model.points import FieldType

__all__ = ["FEW_VALUES", "Rejections"]

# Up to here a loop over a batch's values is faster than setting up operations on columns.
FEW_VALUES: Final = 256


@dataclass(frozen=True, slots=True)
class _Expired:
    """Points before the retention; of each end the time and the series key are kept."""

    count: int = 0
    oldest: tuple[int, str] | None = None
    newest: tuple[int, str] | None = None
    lower_bound: int = 0
    retention: int = 0

    def with_points(self, points: pl.DataFrame, lower_bound: int, retention: int) -> _Expired:
        ordered = points.sort("time", maintain_order=True)
        oldest, newest = ordered.row(0), ordered.row(-1)
        if self.oldest is not None and self.oldest[0] <= oldest[0]:
            oldest = self.oldest
        if self.newest is not None and self.newest[0] > newest[0]:
            newest = self.newest
        return _Expired(self.count + points.height, oldest, newest, lower_bound, retention)

    def describe(self) -> str:
        assert self.oldest is not None
        assert self.newest is not None
        bound = format_rfc3339(self.lower_bound)
        why = f"because it violates a Retention Policy Lower Bound at {bound}"

        def describe(point: tuple[int, str]) -> str:
            time, key = point
            return f"point {key} at {format_rfc3339(time)} dropped {why}"

        return (
            f"dropped {self.count} points outside retention policy of duration "
            f"{format_go_duration(self.retention)}"
            f" - oldest {describe(self.oldest)}, newest {describe(self.newest)}"
        )


class Rejections:
    """Gathers what is dropped of a body's points.

    Where both reasons meet, InfluxDB names the conflict of types.
    """

    def __init__(self, bucket: str) -> None:
        self._bucket = bucket
        self._dropped = 0
        self._conflict: str | None = None
        self._expired = _Expired()

    def add_conflict(self, part: TypedPoints, row: int, existing: FieldType | None) -> None:
        """Count the values of a series whose field has another type; the first one is named."""
        self._dropped += part.rows.filter(pl.col("series") == row).height
        if self._conflict is None and existing is not None:
            _, measurement, field, _ = part.series_tuples[row]
            self._conflict = (
                f'field type conflict: input field "{field}" on measurement "{measurement}" '
                f"is type {part.type.value}, already exists as type {existing.value}"
            )

    def drop_expired(
        self, parts: tuple[TypedPoints, ...], lower_bound: int, retention: int
    ) -> tuple[TypedPoints, ...]:
        """Give the parts without the points before `lower_bound`."""
        if not any(_has_expired(part, lower_bound) for part in parts):
            return parts
        dropped = pl.concat([_select_expired(part, lower_bound) for part in parts])
        self._dropped += dropped.height
        self._expired = self._expired.with_points(dropped, lower_bound, retention)
        kept = (_drop_before(part, lower_bound) for part in parts)
        return tuple(part for part in kept if part.rows.height)

    def report(self) -> WriteReport:
        """Sum up."""
        if not self._dropped:
            return WriteReport()
        if self._conflict is not None:
            return WriteReport(self._dropped, self._conflict)
        scope = f" for database: {self._bucket} for retention policy: autogen"
        return WriteReport(self._dropped, self._expired.describe(), scope)


def _has_expired(part: TypedPoints, lower_bound: int) -> bool:
    if part.height <= FEW_VALUES:
        return any(time < lower_bound for _, time, _ in part.value_tuples)
    first = part.rows["time"].min()
    assert isinstance(first, int)
    return first < lower_bound


def _select_expired(part: TypedPoints, lower_bound: int) -> pl.DataFrame:
    return part.rows.filter(pl.col("time") < lower_bound).select(
        "time", pl.lit(part.series["key"]).gather(pl.col("series")).alias("key")
    )


def _drop_before(part: TypedPoints, lower_bound: int) -> TypedPoints:
    # Series left without a row must not come into being.
    rows = part.rows.filter(pl.col("time") >= lower_bound)
    used = rows["series"].unique().sort()
    numbers = used.search_sorted(rows["series"]).cast(pl.UInt32).alias("series")
    return TypedPoints(part.type, part.series[used.to_list()], rows.with_columns(numbers))


def format_go_duration(nanoseconds: int) -> str:
    """Render a duration of whole seconds or less as Go's `time.Duration` prints it: `168h0m0s`."""
    if nanoseconds < SECOND:
        return _format_below_second(nanoseconds)
    hours, rest = divmod(nanoseconds, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, fraction = divmod(rest, SECOND)
    text = f"{seconds}.{fraction:09d}".rstrip("0").rstrip(".") + "s"
    if hours:
        return f"{hours}h{minutes}m{text}"
    return f"{minutes}m{text}" if minutes else text


def _format_below_second(nanoseconds: int) -> str:
    for unit, size in (("ms", 1_000_000), ("µs", 1_000)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.6f}".rstrip("0").rstrip(".") + unit
    return f"{nanoseconds}ns" if nanoseconds else "0s"
