"""Making what a template describes: all of it, or nothing."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.catalog.buckets import BucketChanges, BucketDraft
from krakflux.catalog.dashboards import DashboardDraft
from krakflux.catalog.records import Bucket, Label, Variable
from krakflux.catalog.templates.objects import (
    BucketSpec,
    DashboardSpec,
    LabelSpec,
    VariableSpec,
)
from krakflux.catalog.variables import VariableChanges, VariableDraft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.catalog import Catalog
    from krakflux.catalog.templates.planning import Change, LabelChange

__all__ = ["Home", "apply_changes"]


@dataclass(frozen=True, slots=True)
class Home:
    """Whose resources they will be."""

    organization_id: str
    user_id: str


def apply_changes(
    catalog: Catalog, home: Home, changes: Sequence[Change], labels: Sequence[LabelChange]
) -> Mapping[str, str]:
    """Make and change the resources; what was done is undone when one of them is refused.

    Returns:
        The id of each resource, by the name its object has in the template.

    Raises:
        KrakfluxError: what the catalog refuses, such as more dashboards than there may be.
    """
    with ExitStack() as undo:
        made = {change.object.meta_name: _apply(catalog, home, change, undo) for change in changes}
        for each in labels:
            if each.exists:
                continue
            label_id, carrier_id = (
                made[side.object.meta_name] for side in (each.label, each.carrier)
            )
            catalog.labels.attach(label_id, carrier_id)
            undo.callback(catalog.labels.detach, label_id, carrier_id)
        undo.pop_all()
    return made


def _apply(catalog: Catalog, home: Home, change: Change, undo: ExitStack) -> str:
    name, spec, existing = change.object.name, change.object.spec, change.existing
    match spec:
        case BucketSpec():
            assert existing is None or isinstance(existing, Bucket)
            return _apply_bucket(catalog, home, name, spec, existing, undo)
        case LabelSpec():
            assert existing is None or isinstance(existing, Label)
            return _apply_label(catalog, home, name, spec, existing, undo)
        case VariableSpec():
            assert existing is None or isinstance(existing, Variable)
            return _apply_variable(catalog, home, name, spec, existing, undo)
        case DashboardSpec():
            draft = DashboardDraft(
                home.organization_id, home.user_id, name, spec.description, spec.cells
            )
            dashboard = catalog.dashboards.create(draft)
            undo.callback(catalog.dashboards.delete, dashboard.id)
            undo.callback(catalog.members.forget, dashboard.id)
            return dashboard.id


def _apply_bucket(
    catalog: Catalog,
    home: Home,
    name: str,
    spec: BucketSpec,
    existing: Bucket | None,
    undo: ExitStack,
) -> str:
    if existing is None:
        draft = BucketDraft(home.organization_id, name, spec.description, spec.retention)
        bucket = catalog.buckets.create(draft)
        undo.callback(catalog.buckets.delete, bucket.id)
        return bucket.id
    catalog.buckets.update(existing.id, BucketChanges(None, spec.description, spec.retention))
    before = BucketChanges(None, existing.description, existing.retention)
    undo.callback(catalog.buckets.update, existing.id, before)
    return existing.id


def _apply_label(
    catalog: Catalog,
    home: Home,
    name: str,
    spec: LabelSpec,
    existing: Label | None,
    undo: ExitStack,
) -> str:
    properties = {"color": spec.color, "description": spec.description}
    if existing is None:
        given = {key: value for key, value in properties.items() if value}
        label = catalog.labels.create(home.organization_id, name, given)
        undo.callback(catalog.labels.delete, label.id)
        return label.id
    catalog.labels.update(existing.id, None, properties)
    before = {key: existing.properties.get(key, "") for key in properties}
    undo.callback(catalog.labels.update, existing.id, None, before)
    return existing.id


def _apply_variable(
    catalog: Catalog,
    home: Home,
    name: str,
    spec: VariableSpec,
    existing: Variable | None,
    undo: ExitStack,
) -> str:
    if existing is None:
        draft = VariableDraft(
            home.organization_id, name, spec.arguments, spec.description, spec.selected
        )
        variable = catalog.variables.create(draft)
        undo.callback(catalog.variables.delete, variable.id)
        return variable.id
    changes = VariableChanges(name, spec.description, spec.selected, spec.arguments)
    catalog.variables.update(existing.id, changes)
    before = VariableChanges(
        existing.name, existing.description, existing.selected, existing.arguments
    )
    undo.callback(catalog.variables.update, existing.id, before)
    return existing.id
