"""What charts and views are made of, part by part, and which parts each type of view has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from krakflux.catalog.templates.fields import take, take_list, take_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from krakflux.catalog.templates.faults import Faults

__all__ = ["PARTS", "Part"]


class Part(Protocol):
    """One part of a chart and of a view."""

    @property
    def covers(self) -> tuple[str, ...]:
        """Name the view's properties that this part speaks of."""
        ...

    def to_view(self, chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
        """Give the view's properties of this part, all of them."""
        ...

    def to_chart(self, view: Mapping[str, Any]) -> dict[str, Any]:
        """Give the chart's fields of this part that aren't empty."""
        ...


@dataclass(frozen=True, slots=True)
class _Plain:
    """A value that is only named differently; `empty` is its zero in Go."""

    chart: str
    view: str
    empty: Any

    @property
    def covers(self) -> tuple[str, ...]:
        return (self.view,)

    def to_view(self, chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
        if isinstance(self.empty, list):
            return {self.view: take_list(chart, self.chart, faults)}
        return {self.view: take(chart, self.chart, self.empty, faults)}

    def to_chart(self, view: Mapping[str, Any]) -> dict[str, Any]:
        value = view.get(self.view)
        return {self.chart: value} if value else {}


@dataclass(frozen=True, slots=True)
class _Shaped:
    """A part that has another shape in charts than in views."""

    covers: tuple[str, ...]
    to_view: Callable[[dict[str, Any], Faults], dict[str, Any]]
    to_chart: Callable[[Mapping[str, Any]], dict[str, Any]]


def _same(empty: Any, *names: str) -> tuple[_Plain, ...]:
    return tuple(_Plain(name, name, empty) for name in names)


def _without_empty(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: each for name, each in value.items() if each not in (None, "", [], {}, False, 0)}


def _mappings(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _read_queries(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    queries = []
    for index, query in enumerate(take_list(chart, "queries", faults)):
        place = faults.inside("queries", index)
        if not isinstance(query, dict):
            place.note("must be a mapping")
            continue
        extra = {name: query[name] for name in _QUERY_EXTRAS if name in query}
        text = take(query, "query", "", place)
        queries.append({"text": text, **_QUERY, **extra})
    return {"queries": queries}


def _chart_queries(view: Mapping[str, Any]) -> dict[str, Any]:
    queries = [
        {
            "query": str(query.get("text", "")),
            **{
                name: query[name]
                for name in _QUERY_EXTRAS
                if name in query and query[name] != _QUERY[name]
            },
        }
        for query in _mappings(view.get("queries"))
    ]
    return {"queries": queries} if queries else {}


_QUERY: Final[dict[str, Any]] = {
    "editMode": "advanced",
    "name": "",
    "builderConfig": {
        "buckets": [],
        "tags": [],
        "functions": [],
        "aggregateWindow": {"period": "", "fillValues": False},
    },
}
_QUERY_EXTRAS: Final = tuple(_QUERY)


def _read_colors(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    return {
        "colors": [
            {"id": "", "type": "", "name": "", "value": 0, **color}
            for color in _checked_colors(chart, faults)
        ]
    }


def _chart_colors(view: Mapping[str, Any]) -> dict[str, Any]:
    colors = [_without_empty(color) for color in _mappings(view.get("colors"))]
    return {"colors": colors} if colors else {}


def _read_hexes(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    return {"colors": [color["hex"] for color in _checked_colors(chart, faults)]}


def _chart_hexes(view: Mapping[str, Any]) -> dict[str, Any]:
    colors = view.get("colors")
    found = [{"hex": each} for each in colors] if isinstance(colors, list) else []
    return {"colors": found} if found else {}


def _checked_colors(chart: dict[str, Any], faults: Faults) -> list[dict[str, Any]]:
    colors = []
    for index, color in enumerate(take_list(chart, "colors", faults)):
        if isinstance(color, dict) and isinstance(color.get("hex"), str) and color["hex"]:
            colors.append(color)
        else:
            place = faults.inside("colors", index).inside("hex")
            place.note("a color must have a hex value provided")
    return colors


_AXIS: Final = {"label": "", "prefix": "", "suffix": "", "base": "", "scale": ""}


def _named_axes(chart: dict[str, Any], faults: Faults) -> dict[str, dict[str, Any]]:
    found = {}
    for index, axis in enumerate(take_list(chart, "axes", faults)):
        place = faults.inside("axes", index)
        if not isinstance(axis, dict):
            place.note("must be a mapping")
            continue
        found[take(axis, "name", "", place)] = axis
    return found


def _read_axes(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    axes = {
        name: {
            "bounds": list(map(str, take_list(axis, "bounds", faults))),
            **{key: take(axis, key, empty, faults) for key, empty in _AXIS.items()},
        }
        for name, axis in _named_axes(chart, faults).items()
    }
    return {"axes": axes}


def _chart_axes(view: Mapping[str, Any]) -> dict[str, Any]:
    axes = view.get("axes")
    if not isinstance(axes, dict):
        return {}
    found = [
        {"name": name, **_without_empty({key: axis.get(key) for key in ("bounds", *_AXIS)})}
        for name, axis in sorted(axes.items())
        if isinstance(axis, dict)
    ]
    return {"axes": found} if found else {}


def _flat_axes(*names: str) -> _Shaped:
    """Axes whose parts lie in the view itself: xAxisLabel, xPrefix, xSuffix, xDomain."""
    parts = (("label", "AxisLabel"), ("prefix", "Prefix"), ("suffix", "Suffix"))

    def to_view(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
        axes = _named_axes(chart, faults)
        view: dict[str, Any] = {}
        for name in names:
            axis = axes.get(name, {})
            view |= {f"{name}{part}": take(axis, key, "", faults) for key, part in parts}
            view[f"{name}Domain"] = axis.get("domain")
        return view

    def to_chart(view: Mapping[str, Any]) -> dict[str, Any]:
        axes = []
        for name in names:
            values = {key: view.get(f"{name}{part}") for key, part in parts}
            axis = _without_empty({**values, "domain": view.get(f"{name}Domain")})
            axes.append({"name": name, **axis})
        return {"axes": axes}

    covers = tuple(f"{name}{part}" for name in names for part in (*(p for _, p in parts), "Domain"))
    return _Shaped(covers, to_view, to_chart)


def _read_decimals(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    digits = take(chart, "decimalPlaces", 0, faults)
    is_enforced = take(chart, "enforceDecimals", False, faults)
    return {"decimalPlaces": {"isEnforced": is_enforced, "digits": digits}}


def _chart_decimals(view: Mapping[str, Any]) -> dict[str, Any]:
    places = view.get("decimalPlaces")
    if not isinstance(places, dict):
        return {}
    named = {"decimalPlaces": places.get("digits"), "enforceDecimals": places.get("isEnforced")}
    return _without_empty(named)


def _read_legend(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    return {"staticLegend": take_mapping(chart, "staticLegend", faults)}


def _chart_legend(view: Mapping[str, Any]) -> dict[str, Any]:
    legend = view.get("staticLegend")
    found = _without_empty(legend) if isinstance(legend, dict) else {}
    return {"staticLegend": found} if found else {}


def _read_table(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    options, place = take_mapping(chart, "tableOptions", faults), faults.inside("tableOptions")
    fields = _mappings(take_list(chart, "fieldOptions", faults))
    return {
        "tableOptions": {
            "verticalTimeAxis": take(options, "verticalTimeAxis", False, place),
            "sortBy": {
                "internalName": take(options, "sortBy", "", place),
                "displayName": "",
                "visible": False,
            },
            "wrapping": take(options, "wrapping", "", place),
            "fixFirstColumn": take(options, "fixFirstColumn", False, place),
        },
        "fieldOptions": [
            {
                "internalName": take(each, "fieldName", "", faults),
                "displayName": take(each, "displayName", "", faults),
                "visible": take(each, "visible", False, faults),
            }
            for each in fields
        ],
    }


def _chart_table(view: Mapping[str, Any]) -> dict[str, Any]:
    options = view.get("tableOptions")
    options = options if isinstance(options, dict) else {}
    sort_by = options.get("sortBy")
    name = sort_by.get("internalName") if isinstance(sort_by, dict) else ""
    plain = {key: options.get(key) for key in ("verticalTimeAxis", "wrapping", "fixFirstColumn")}
    fields = [
        {
            "fieldName": each.get("internalName", ""),
            "displayName": each.get("displayName", ""),
            "visible": bool(each.get("visible")),
        }
        for each in _mappings(view.get("fieldOptions"))
    ]
    named = {"tableOptions": _without_empty({**plain, "sortBy": name}), "fieldOptions": fields}
    return _without_empty(named)


def _read_map(chart: dict[str, Any], faults: Faults) -> dict[str, Any]:
    center = {key: take(chart, key, 0.0, faults) for key in ("lat", "lon")}
    layers = []
    for layer in _mappings(take_list(chart, "geoLayers", faults)):
        named = {_LAYER_NAMES.get(name, name): value for name, value in layer.items()}
        layers.append(named)
    return {"center": center, "layers": layers}


def _chart_map(view: Mapping[str, Any]) -> dict[str, Any]:
    center = view.get("center")
    place = _without_empty(center) if isinstance(center, dict) else {}
    names = {view_name: chart_name for chart_name, view_name in _LAYER_NAMES.items()}
    layers = [
        _without_empty({names.get(name, name): value for name, value in layer.items()})
        for layer in _mappings(view.get("layers"))
    ]
    return {**place, **({"geoLayers": layers} if layers else {})}


_LAYER_NAMES: Final = {"layerType": "type", "viewColors": "colors"}

_NOTE: Final[tuple[Part, ...]] = (
    _Plain("note", "note", ""),
    _Plain("noteOnEmpty", "showNoteWhenEmpty", False),
)
_QUERIES: Final = _Shaped(("queries",), _read_queries, _chart_queries)
_COLORS: Final = _Shaped(("colors",), _read_colors, _chart_colors)
_HEXES: Final = _Shaped(("colors",), _read_hexes, _chart_hexes)
_AXES: Final = _Shaped(("axes",), _read_axes, _chart_axes)
_DECIMALS: Final = _Shaped(("decimalPlaces",), _read_decimals, _chart_decimals)
_STATIC_LEGEND: Final = _Shaped(("staticLegend",), _read_legend, _chart_legend)
_TABLE: Final = _Shaped(("tableOptions", "fieldOptions"), _read_table, _chart_table)
_MAP: Final = _Shaped(("center", "layers"), _read_map, _chart_map)
_LEGEND: Final[tuple[Part, ...]] = (
    *_same(False, "legendColorizeRows", "legendHide"),
    *_same(0.0, "legendOpacity"),
    *_same(0, "legendOrientationThreshold"),
)
_AFFIXES: Final = _same("", "prefix", "suffix")
_TICK_AFFIXES: Final = _same("", "tickPrefix", "tickSuffix")
_X: Final[tuple[Part, ...]] = (
    _Plain("xCol", "xColumn", ""),
    *_same([], "generateXAxisTicks"),
    *_same(0, "xTotalTicks"),
    *_same(0.0, "xTickStart", "xTickStep"),
)
_Y: Final[tuple[Part, ...]] = (
    _Plain("yCol", "yColumn", ""),
    *_same([], "generateYAxisTicks"),
    *_same(0, "yTotalTicks"),
    *_same(0.0, "yTickStart", "yTickStep"),
)
_HOVER: Final = _same("", "hoverDimension")
_POSITION: Final = _same("", "position")
_TIME_FORMAT: Final = _same("", "timeFormat")
_SHADE: Final = _Plain("shade", "shadeBelow", False)
_GEOMETRY: Final = _same("", "geom")
_DRAWN: Final[tuple[Part, ...]] = (_QUERIES, *_NOTE)
_LINES: Final[tuple[Part, ...]] = (
    *_DRAWN,
    _COLORS,
    _AXES,
    *_X,
    *_Y,
    *_HOVER,
    *_LEGEND,
    _STATIC_LEGEND,
)

PARTS: Final[Mapping[str, tuple[Part, ...]]] = {
    "markdown": _same("", "note"),
    "single-stat": (*_DRAWN, _COLORS, _DECIMALS, *_AFFIXES, *_TICK_AFFIXES),
    "gauge": (*_DRAWN, _COLORS, _DECIMALS, *_AFFIXES, *_TICK_AFFIXES),
    "xy": (*_LINES, *_GEOMETRY, _SHADE, *_POSITION, *_TIME_FORMAT),
    "line-plus-single-stat": (*_LINES, _SHADE, *_POSITION, _DECIMALS, *_AFFIXES),
    "band": (
        *_LINES,
        *_GEOMETRY,
        *_TIME_FORMAT,
        *_same("", "upperColumn", "mainColumn", "lowerColumn"),
    ),
    "table": (*_DRAWN, _COLORS, _DECIMALS, _TABLE, *_TIME_FORMAT),
    "heatmap": (
        *_DRAWN,
        _HEXES,
        _flat_axes("x", "y"),
        *_X,
        *_Y,
        *_LEGEND,
        *_same(0, "binSize"),
        *_TIME_FORMAT,
    ),
    "scatter": (
        *_DRAWN,
        _HEXES,
        _flat_axes("x", "y"),
        *_X,
        *_Y,
        *_LEGEND,
        *_same([], "fillColumns", "symbolColumns"),
        *_TIME_FORMAT,
    ),
    "mosaic": (
        *_DRAWN,
        _HEXES,
        _flat_axes("x", "y"),
        *_X,
        *_HOVER,
        *_LEGEND,
        *_same("", "yLabelColumnSeparator"),
        *_same([], "yLabelColumns", "ySeriesColumns", "fillColumns"),
        *_TIME_FORMAT,
    ),
    "histogram": (
        *_DRAWN,
        _COLORS,
        _flat_axes("x"),
        _Plain("xCol", "xColumn", ""),
        *_same([], "fillColumns"),
        *_POSITION,
        *_same(0, "binCount"),
        *_LEGEND,
    ),
    "geo": (
        *_DRAWN,
        _COLORS,
        _MAP,
        *_same(0.0, "zoom"),
        *_same("", "mapStyle"),
        *_same(False, "allowPanAndZoom", "detectCoordinateFields"),
    ),
}
