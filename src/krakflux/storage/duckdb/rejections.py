"""The points of a batch that are not stored, and InfluxDB's words for why."""

from __future__ import annotations

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


class Rejections:
    """Gathers what is dropped of a batch.

    Where both reasons meet, InfluxDB names the conflict of types.
    """

    def __init__(self, bucket: str) -> None:
        self._bucket = bucket
        self._dropped = 0
        self._conflict: str | None = None
        self._expired: str | None = None

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
        expired = [_select_expired(part, lower_bound) for part in parts]
        dropped = pl.concat(expired)
        self._dropped += dropped.height
        self._expired = _describe_expired(dropped, lower_bound, retention)
        kept = (_drop_before(part, lower_bound) for part in parts)
        return tuple(part for part in kept if part.rows.height)

    def report(self) -> WriteReport:
        """Sum up."""
        if not self._dropped:
            return WriteReport()
        if self._conflict is not None:
            return WriteReport(self._dropped, self._conflict)
        scope = f" for database: {self._bucket} for retention policy: autogen"
        return WriteReport(self._dropped, self._expired, scope)


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


def _describe_expired(dropped: pl.DataFrame, lower_bound: int, retention: int) -> str:
    ordered = dropped.sort("time", maintain_order=True)
    bound = f"because it violates a Retention Policy Lower Bound at {format_rfc3339(lower_bound)}"

    def describe(row: int) -> str:
        time, key = ordered.row(row)
        return f"point {key} at {format_rfc3339(time)} dropped {bound}"

    return (
        f"dropped {dropped.height} points outside retention policy of duration "
        f"{format_go_duration(retention)} - oldest {describe(0)}, newest {describe(-1)}"
    )


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
