"""Resources as a template's objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from krakflux.catalog.records import Bucket, Dashboard, Label, Variable
from krakflux.catalog.templates.charts import chart_of_cell
from krakflux.catalog.templates.objects import API_VERSION, Kind
from krakflux.model.time import SECOND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Exportable", "describe_resources", "kind_of", "variable_names"]

Exportable = Bucket | Label | Variable | Dashboard

_KINDS: Final = {
    Bucket: Kind.BUCKET,
    Label: Kind.LABEL,
    Variable: Kind.VARIABLE,
    Dashboard: Kind.DASHBOARD,
}
_ORDER: Final = (Kind.LABEL, Kind.BUCKET, Kind.VARIABLE, Kind.DASHBOARD)
_MAX_NAME: Final = 48
_VARIABLE: Final = re.compile(r"\bv\.([A-Za-z_]\w*)")


def kind_of(resource: Exportable) -> Kind:
    """Give the kind of object that a resource becomes."""
    return _KINDS[type(resource)]


def describe_resources(
    resources: Iterable[Exportable],
    labels: Mapping[str, Sequence[Label]],
    names: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """Describe resources, and the labels they carry, as objects that InfluxDB reads.

    Args:
        resources: Dashboards with their cells.
        labels: The labels of each resource, by its id.
        names: Other names that resources shall have in the template, by id.
    """
    wanted = {each.id: each for each in resources}
    carried = {label.id: label for key in wanted for label in labels.get(key, ())}
    ordered = sorted(
        {**wanted, **carried}.values(), key=lambda each: (_ORDER.index(kind_of(each)), each.id)
    )
    meta_names = _meta_names(ordered)
    described = []
    for each in ordered:
        spec = {"name": (names or {}).get(each.id) or each.name, **_spec(each)}
        associations = [
            {"kind": Kind.LABEL.value, "name": meta_names[label.id]}
            for label in labels.get(each.id, ())
        ]
        if associations:
            spec["associations"] = associations
        described.append(
            {
                "apiVersion": API_VERSION,
                "kind": kind_of(each).value,
                "metadata": {"name": meta_names[each.id]},
                "spec": spec,
            }
        )
    return described


def variable_names(dashboard: Dashboard) -> set[str]:
    """Give the names that a dashboard's queries use as `v.name`."""
    return {
        name
        for cell in dashboard.cells
        for query in _queries(cell.properties)
        for name in _VARIABLE.findall(query)
    }


def _queries(properties: Mapping[str, Any] | None) -> Iterable[str]:
    queries = (properties or {}).get("queries")
    for query in queries if isinstance(queries, list) else ():
        if isinstance(query, dict) and isinstance(query.get("text"), str):
            yield query["text"]


def _meta_names(resources: Iterable[Exportable]) -> dict[str, str]:
    taken: set[str] = set()
    names: dict[str, str] = {}
    for each in resources:
        words = re.sub(r"[^a-z0-9]+", "-", f"{kind_of(each)}-{each.name}".lower()).strip("-")
        base = name = words[:_MAX_NAME].strip("-")
        number = 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        names[each.id] = name
    return names


def _spec(resource: Exportable) -> dict[str, Any]:
    match resource:
        case Bucket():
            rules = [{"type": "expire", "everySeconds": resource.retention // SECOND}]
            kept = {"retentionRules": rules} if resource.retention else {}
            return {**_described(resource.description), **kept}
        case Label():
            return {key: each for key, each in sorted(resource.properties.items()) if each}
        case Variable():
            return {**_described(resource.description), **_variable(resource)}
        case Dashboard():
            charts = [chart_of_cell(cell) for cell in resource.cells]
            return {**_described(resource.description), **({"charts": charts} if charts else {})}


def _described(description: str) -> dict[str, str]:
    return {"description": description} if description else {}


def _variable(variable: Variable) -> dict[str, Any]:
    kind, values = variable.arguments["type"], variable.arguments["values"]
    spec: dict[str, Any] = {"type": kind}
    if kind == "query":
        spec |= {key: values[key] for key in ("language", "query")}
    else:
        spec["values"] = values
    return {**spec, **({"selected": list(variable.selected)} if variable.selected else {})}
