"""Charts of templates and views of cells: the same things, under other names.

A chart leaves out what is empty; a view says it, as clients of InfluxDB expect. What a view has
beyond InfluxDB's template format (the builder's state of a query, properties of a newer page, whole
views of our own) stands in a chart's `properties` and in extra fields of its queries, which
InfluxDB passes over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from krakflux.catalog.dashboards import CellDraft
from krakflux.catalog.templates.chart_parts import PARTS, Part
from krakflux.catalog.templates.fields import take, take_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.catalog.records import Cell
    from krakflux.catalog.templates.faults import Faults

__all__ = ["chart_of_cell", "read_chart"]

_SHAPE: Final = {"shape": "chronograf-v2"}
_EMPTY: Final = "Empty"

# A chart's kind, as InfluxDB exports it, and the type of its view.
_TYPES: Final = {
    "Band": "band",
    "Gauge": "gauge",
    "Geo": "geo",
    "Heatmap": "heatmap",
    "Histogram": "histogram",
    "Markdown": "markdown",
    "Mosaic": "mosaic",
    "Scatter": "scatter",
    "Single_Stat": "single-stat",
    "Single_Stat_Plus_Line": "line-plus-single-stat",
    "Table": "table",
    "Xy": "xy",
}
_KINDS: Final = {type_: kind for kind, type_ in _TYPES.items()}
_SPOKEN: Final = {kind.lower(): type_ for kind, type_ in _TYPES.items()}


def read_chart(chart: Mapping[str, Any], faults: Faults) -> CellDraft:
    """Read a chart; what is wrong with it is noted."""
    source = dict(chart)
    place = {
        side: take(source, name, 0, faults)
        for side, name in (("x", "xPos"), ("y", "yPos"), ("w", "width"), ("h", "height"))
    }
    for side, name in (("w", "width"), ("h", "height")):
        if place[side] <= 0:
            faults.inside(name).note("must be greater than 0")
    if any(abs(value) >= 2**31 for value in place.values()):
        faults.note("its place is outside the grid")
    name = take(source, "name", "", faults)
    return CellDraft(**place, name=name, properties=_read_view(source, faults))


def chart_of_cell(cell: Cell) -> dict[str, Any]:
    """Describe a cell and its view."""
    properties = cell.properties
    type_ = _EMPTY if properties is None else str(properties.get("type", ""))
    place = {"height": cell.h, "width": cell.w, "xPos": cell.x, "yPos": cell.y}
    known = {
        "kind": _KINDS.get(type_, type_),
        "name": cell.name,
        **{name: value for name, value in place.items() if value},
    }
    if properties is None:
        return known
    parts = PARTS.get(type_, ())
    for part in parts:
        known |= part.to_chart(properties)
    covered = {"type", *(name for part in parts for name in part.covers)}
    rest = {name: value for name, value in properties.items() if name not in covered}
    if rest.get("shape") == _SHAPE["shape"]:
        del rest["shape"]
    return {**known, "properties": rest} if rest else known


def _read_view(chart: dict[str, Any], faults: Faults) -> dict[str, Any] | None:
    kind = take(chart, "kind", "", faults)
    if kind == _EMPTY:
        return None
    rest = take_mapping(chart, "properties", faults)
    type_ = _SPOKEN.get(kind.lower().replace("-", "_"))
    if type_ is None and not (kind and rest):
        faults.inside("kind").note(f'invalid chart kind provided: "{kind}"')
        return None
    view: dict[str, Any] = {"type": type_ or kind, **_SHAPE}
    parts: tuple[Part, ...] = PARTS.get(type_ or kind, ())
    for part in parts:
        view |= part.to_view(chart, faults)
    return view | rest
