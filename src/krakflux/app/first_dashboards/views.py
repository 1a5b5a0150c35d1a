"""View properties in InfluxDB's form, with what all of a kind have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from krakflux.catalog.dashboards import CellDraft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Choice", "Place", "cell", "choose", "columns", "note", "script"]

# The grid has twelve columns; x, y, w, h.
Place = tuple[int, int, int, int]

_AXIS: Final = {
    "bounds": ["", ""],
    "label": "",
    "prefix": "",
    "suffix": "",
    "base": "10",
    "scale": "linear",
}
_LINES: Final[Mapping[str, Any]] = {
    "geom": "line",
    "xColumn": "_time",
    "yColumn": "_value",
    "position": "overlaid",
    "hoverDimension": "auto",
    "timeFormat": "",
    "shadeBelow": False,
    "legendColorizeRows": True,
    "legendHide": False,
    "legendOpacity": 1,
    "legendOrientationThreshold": 100_000_000,
}
_NUMBER: Final[Mapping[str, Any]] = {
    "prefix": "",
    "tickPrefix": "",
    "suffix": "",
    "tickSuffix": "",
    "decimalPlaces": {"isEnforced": False, "digits": 2},
}
_TABLE: Final[Mapping[str, Any]] = {
    "tableOptions": {
        "verticalTimeAxis": True,
        "sortBy": {"internalName": "", "displayName": "", "visible": True},
        "wrapping": "truncate",
        "fixFirstColumn": False,
    },
    "fieldOptions": [],
    "timeFormat": "YYYY-MM-DD HH:mm:ss",
    "decimalPlaces": {"isEnforced": False, "digits": 2},
}
_HISTOGRAM: Final[Mapping[str, Any]] = {
    "xColumn": "_value",
    "xAxisLabel": "",
    "xDomain": None,
    "fillColumns": [],
    "position": "stacked",
    "binCount": 30,
}
_KINDS: Final[Mapping[str, Mapping[str, Any]]] = {
    "xy": _LINES,
    "line-plus-single-stat": {**_LINES, **_NUMBER},
    "single-stat": _NUMBER,
    "gauge": _NUMBER,
    "table": _TABLE,
    "histogram": _HISTOGRAM,
    "candlestick": {},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the builder's cards choose; `merged` tags are dropped, so that their lines join."""

    bucket: str
    measurement: str
    field: str
    tags: Mapping[str, Sequence[str]]
    function: str = "mean"
    merged: tuple[str, ...] = ()


def script(text: str, name: str = "") -> dict[str, Any]:
    """Give a query that was written by hand."""
    builder = {
        "buckets": [],
        "tags": [],
        "functions": [],
        "aggregateWindow": {"period": "auto", "fillValues": False},
    }
    return {"text": text, "editMode": "advanced", "name": name, "builderConfig": builder}


def choose(choice: Choice) -> dict[str, Any]:
    """Give a query that was made of the builder's cards, with the script the cards write."""
    filters = {"_measurement": [choice.measurement], "_field": [choice.field], **choice.tags}
    lines = [
        f'from(bucket: "{choice.bucket}")',
        "range(start: v.timeRangeStart, stop: v.timeRangeStop)",
        *(f"filter(fn: (r) => {_any_of(key, values)})" for key, values in filters.items()),
        *([f"drop(columns: {_list(choice.merged)})"] if choice.merged else []),
        f"aggregateWindow(every: v.windowPeriod, fn: {choice.function}, createEmpty: false)",
    ]
    tags: list[dict[str, Any]] = [
        *({"key": key, "values": list(values)} for key, values in filters.items()),
        *({"key": key, "values": [], "isMerged": True} for key in choice.merged),
    ]
    return {
        "text": "\n  |> ".join(lines),
        "editMode": "builder",
        "name": "",
        "builderConfig": {
            "buckets": [choice.bucket],
            "tags": [{**tag, "aggregateFunctionType": "filter"} for tag in tags],
            "functions": [{"name": choice.function}],
            "aggregateWindow": {"period": "auto", "fillValues": False},
        },
    }


def cell(kind: str, name: str, place: Place, query: dict[str, Any], **properties: Any) -> CellDraft:
    """Give a cell; `unit` stands behind the values of its y axis, other words are properties."""
    unit = properties.pop("unit", "")
    axes = {"x": _AXIS, "y": {**_AXIS, "suffix": unit}}
    view = {
        "type": kind,
        "shape": "chronograf-v2",
        "queries": [query],
        "colors": [],
        "note": "",
        "showNoteWhenEmpty": False,
        **_KINDS[kind],
        **({"axes": axes} if "geom" in _KINDS[kind] else {}),
        **properties,
    }
    return CellDraft(*place, name=name, properties=view)


def columns(*, direction: str = "", **titles: str) -> list[dict[str, Any]]:
    """Give a table's columns in their order, with the title of each; `direction` has changes."""
    return [
        {
            "internalName": name,
            "displayName": title,
            "visible": True,
            **({"isDirection": True} if name == direction else {}),
        }
        for name, title in titles.items()
    ]


def note(name: str, place: Place, text: str) -> CellDraft:
    """Give a cell with Markdown."""
    properties = {"type": "markdown", "shape": "chronograf-v2", "note": text}
    return CellDraft(*place, name=name, properties=properties)


def _any_of(column: str, values: Sequence[str]) -> str:
    return " or ".join(f'r.{column} == "{value}"' for value in values)


def _list(names: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"
