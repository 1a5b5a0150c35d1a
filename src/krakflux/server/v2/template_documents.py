"""What an applied template is answered with: InfluxDB's summary of it, and its difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from krakflux.catalog.records import Bucket, Label, Variable
from krakflux.catalog.templates.objects import (
    BucketSpec,
    DashboardSpec,
    Kind,
    LabelSpec,
    TemplateObject,
    VariableSpec,
)
from krakflux.model.time import SECOND
from krakflux.server.v2.dashboards import view_properties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.catalog.dashboards import CellDraft
    from krakflux.catalog.templates.faults import Fault
    from krakflux.catalog.templates.planning import Change, LabelChange

__all__ = ["Outcome", "fault_document", "outcome_document"]

# Of things that are not there yet, and of the stack we don't keep.
_NO_ID: Final = "0" * 16
_NEW, _EXISTS = "new", "exists"
# Kinds that InfluxDB's answers list and we have none of.
_NONE: Final[Mapping[str, list[Any]]] = {
    name: []
    for name in ("checks", "notificationEndpoints", "notificationRules", "tasks", "telegrafConfigs")
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was, or in a dry run would be, made; `made` are ids by the names in the template."""

    organization_id: str
    sources: tuple[str, ...]
    changes: Sequence[Change]
    labels: Sequence[LabelChange]
    made: Mapping[str, str]

    def id_of(self, change: Change) -> str:
        """Give the resource's id; zeros where there is none yet."""
        return self.made.get(change.object.meta_name) or change.resource_id or _NO_ID

    def of_kind(self, kind: Kind) -> list[Change]:
        """Give the changes of one kind."""
        return [change for change in self.changes if change.object.kind is kind]


def outcome_document(outcome: Outcome, faults: Sequence[Fault] = ()) -> dict[str, Any]:
    """Render an outcome; with faults nothing was made."""
    document: dict[str, Any] = {
        "sources": list(outcome.sources),
        "stackID": _NO_ID,
        "diff": _diff(outcome),
        "summary": _summary(outcome),
    }
    if faults:
        document["errors"] = [fault_document(fault) for fault in faults]
    return document


def fault_document(fault: Fault) -> dict[str, Any]:
    """Render a fault."""
    indexes = [-1 if index is None else index for index in fault.indexes]
    return {
        "kind": fault.kind,
        "fields": list(fault.fields),
        "indexes": indexes,
        "reason": fault.reason,
    }


def _diff(outcome: Outcome) -> dict[str, Any]:
    document: dict[str, Any] = {
        f"{kind.lower()}s": [_difference(outcome, change) for change in outcome.of_kind(kind)]
        for kind in Kind
    }
    mappings = [_mapping(outcome, each) for each in outcome.labels]
    return {**document, **_NONE, "labelMappings": mappings}


def _difference(outcome: Outcome, change: Change) -> dict[str, Any]:
    wanted = change.object
    document = {
        "kind": wanted.kind,
        "stateStatus": _NEW if change.existing is None else _EXISTS,
        "id": outcome.id_of(change) if change.existing else _NO_ID,
        "templateMetaName": wanted.meta_name,
        "new": {"name": wanted.name, **_values(wanted)},
    }
    old = change.existing
    return document if old is None else {**document, "old": {"name": old.name, **_old_values(old)}}


def _values(wanted: TemplateObject) -> dict[str, Any]:
    match wanted.spec:
        case BucketSpec(description, retention):
            return {"description": description, "retentionRules": _rules(retention)}
        case LabelSpec(color, description):
            return {"color": color, "description": description}
        case VariableSpec(description, arguments):
            return {"description": description, "args": arguments}
        case DashboardSpec(description, cells):
            return {"description": description, "charts": list(map(_chart, cells))}


def _old_values(old: Bucket | Label | Variable) -> dict[str, Any]:
    match old:
        case Bucket():
            return {"description": old.description, "retentionRules": _rules(old.retention)}
        case Label():
            return {key: old.properties.get(key, "") for key in ("color", "description")}
        case Variable():
            return {"description": old.description, "args": old.arguments}


def _rules(retention: int) -> list[dict[str, Any]]:
    return [{"type": "expire", "everySeconds": retention // SECOND}] if retention else []


def _chart(cell: CellDraft) -> dict[str, Any]:
    place = {"xPos": cell.x, "yPos": cell.y, "width": cell.w, "height": cell.h}
    return {**place, "properties": view_properties(cell.properties)}


def _summary(outcome: Outcome) -> dict[str, Any]:
    document: dict[str, Any] = {
        f"{kind.lower()}s": [_resource(outcome, change) for change in outcome.of_kind(kind)]
        for kind in Kind
    }
    references = [ref for change in outcome.changes for ref in change.object.references]
    return {
        **document,
        **_NONE,
        "labelMappings": [_mapping(outcome, each) for each in outcome.labels],
        "missingEnvRefs": sorted({each.key for each in references if each.value is None}),
        "missingSecrets": [],
    }


def _resource(outcome: Outcome, change: Change) -> dict[str, Any]:
    wanted = change.object
    document = {
        "kind": wanted.kind,
        "templateMetaName": wanted.meta_name,
        "id": outcome.id_of(change),
        "orgID": outcome.organization_id,
        "name": wanted.name,
        **_summarized(wanted),
        "envReferences": [
            {
                "resourceField": each.field,
                "envRefKey": each.key,
                "value": each.value,
                "defaultValue": each.default,
            }
            for each in wanted.references
        ],
    }
    if wanted.kind is Kind.LABEL:
        return document
    carried = [each.label for each in outcome.labels if each.carrier is change]
    return {**document, "labelAssociations": [_resource(outcome, label) for label in carried]}


def _summarized(wanted: TemplateObject) -> dict[str, Any]:
    match wanted.spec:
        case BucketSpec(description, retention):
            return {"description": description, "retentionPeriod": retention}
        case LabelSpec(color, description):
            return {"properties": {"color": color, "description": description}}
        case VariableSpec(description, arguments, selected):
            return {
                "description": description,
                "arguments": arguments,
                "selected": list(selected),
            }
        case DashboardSpec(description, cells):
            return {"description": description, "charts": list(map(_chart, cells))}


def _mapping(outcome: Outcome, each: LabelChange) -> dict[str, Any]:
    carrier, label = each.carrier, each.label
    return {
        "status": _EXISTS if each.exists else _NEW,
        "resourceTemplateMetaName": carrier.object.meta_name,
        "resourceName": carrier.object.name,
        "resourceID": outcome.id_of(carrier),
        "resourceType": carrier.object.kind.resource_type,
        "labelTemplateMetaName": label.object.meta_name,
        "labelName": label.object.name,
        "labelID": outcome.id_of(label),
    }
