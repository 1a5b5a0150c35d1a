"""What applying a template would change: its objects beside what the catalog has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.catalog.templates.objects import Kind, TemplateObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.catalog import Catalog
    from krakflux.catalog.records import Bucket, Label, Variable

__all__ = ["Change", "LabelChange", "plan_changes", "plan_labels"]


@dataclass(frozen=True, slots=True)
class Change:
    """An object and the resource of its name, which it will change; None = it will be made.

    A dashboard is always made, as in InfluxDB: names of dashboards are not unique.
    """

    object: TemplateObject
    existing: Bucket | Label | Variable | None

    @property
    def resource_id(self) -> str | None:
        """The id of the existing resource."""
        return None if self.existing is None else self.existing.id


@dataclass(frozen=True, slots=True)
class LabelChange:
    """A label that a resource is to carry, and whether it does already."""

    carrier: Change
    label: Change
    exists: bool


def plan_changes(
    catalog: Catalog, organization_id: str, objects: Sequence[TemplateObject]
) -> list[Change]:
    """Find for each object what it will change, in the same order."""
    snapshot = catalog.snapshot
    labels = {
        each.name: each
        for each in catalog.labels.list_all()
        if each.organization_id == organization_id
    }
    variables = {
        each.name.lower(): each
        for each in catalog.variables.list_all()
        if each.organization_id == organization_id
    }

    def find(wanted: TemplateObject) -> Bucket | Label | Variable | None:
        match wanted.kind:
            case Kind.BUCKET:
                return snapshot.bucket_names.get((organization_id, wanted.name))
            case Kind.LABEL:
                return labels.get(wanted.name)
            case Kind.VARIABLE:
                return variables.get(wanted.name.lower())
            case Kind.DASHBOARD:
                return None

    return [Change(each, find(each)) for each in objects]


def plan_labels(catalog: Catalog, changes: Sequence[Change]) -> list[LabelChange]:
    """Find which labels will be put on which resources."""
    by_name = {each.object.meta_name: each for each in changes if each.object.kind is Kind.LABEL}
    carried = catalog.labels.by_resource()
    return [
        LabelChange(carrier, by_name[name], _carries(carried, carrier, by_name[name]))
        for carrier in changes
        for name in carrier.object.labels
    ]


def _carries(carried: dict[str, list[Label]], carrier: Change, label: Change) -> bool:
    labels = carried.get(carrier.resource_id or "", ())
    return label.resource_id is not None and label.resource_id in {each.id for each in labels}
