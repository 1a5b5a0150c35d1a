"""`POST /api/v2/templates/export`: resources as a template."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Request, Response
from pydantic import Field

from krakflux.catalog.permissions import Action
from krakflux.catalog.records import Bucket, BucketType, Dashboard, Label, Variable
from krakflux.catalog.templates.exporting import (
    Exportable,
    describe_resources,
    kind_of,
    variable_names,
)
from krakflux.catalog.templates.objects import Kind, spoken_kind
from krakflux.catalog.templates.text import format_yaml
from krakflux.errors import InvalidError, NotFoundError, UnprocessableError
from krakflux.model.identifiers import is_identifier, parse_identifier
from krakflux.server.access import (
    Caller,
    CallerDependency,
    ServicesDependency,
    bucket_resource,
    dashboard_resource,
    label_resource,
    organization_resource,
    variable_resource,
)
from krakflux.server.documents import Document, DocumentRoute

if TYPE_CHECKING:
    from krakflux.catalog import Catalog
    from krakflux.catalog.permissions import Resource

router = APIRouter(prefix="/api/v2/templates", tags=["templates"], route_class=DocumentRoute)

_YAML: Final = ("text/yml", "text/yaml", "application/x-yaml", "application/yaml")


class ResourceFilters(Document):
    """Which of an organization's resources; empty lists leave nothing out."""

    byLabel: list[str] | None = None
    byResourceKind: list[str] | None = None


class ExportedOrganization(Document):
    """An organization whose resources are exported."""

    orgID: str = ""
    resourceFilters: ResourceFilters = Field(default_factory=ResourceFilters)


class ExportedResource(Document):
    """A resource by its id, or all of its kind that have a name; `name` with an id renames it."""

    kind: str = ""
    id: str = ""
    name: str = ""


class Export(Document):
    """What is exported."""

    stackID: str = ""
    orgIDs: list[ExportedOrganization] | None = None
    resources: list[ExportedResource] | None = None


@router.post("/export")
def export_template(
    request: Request, wanted: Export, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Export resources with their labels, and the variables that dashboards use.

    The answer is JSON, or YAML where `Accept` asks for it.
    """
    if wanted.stackID:
        raise UnprocessableError("stacks are not kept")
    if not wanted.resources and not wanted.orgIDs:
        raise UnprocessableError("at least 1 resource, 1 org id, or stack id must be provided")
    catalog = services.catalog
    found: dict[str, Exportable] = {}
    names: dict[str, str] = {}
    for each in wanted.orgIDs or ():
        found |= _of_organization(catalog, caller, each)
    for resource in wanted.resources or ():
        for match in _named(catalog, caller, resource):
            caller.require(Action.READ, _resource(match))
            found[match.id] = match
            if resource.id and resource.name:
                names[match.id] = resource.name
    found |= _used_variables(catalog, caller, found)
    described = describe_resources(found.values(), _labels(catalog, caller), names)
    return _answer(request, described)


def _answer(request: Request, described: list[dict[str, Any]]) -> Response:
    accepted = request.headers.get("accept", "")
    if any(kind in accepted for kind in _YAML):
        return Response(format_yaml(described), media_type="application/x-yaml")
    text = json.dumps(described, ensure_ascii=False, indent="\t")
    return Response(text, media_type="application/json")


def _of_organization(
    catalog: Catalog, caller: Caller, wanted: ExportedOrganization
) -> dict[str, Exportable]:
    if not is_identifier(wanted.orgID):
        raise InvalidError(f'provided org id is invalid: "{wanted.orgID}"')
    caller.require(Action.READ, organization_resource(wanted.orgID))
    filters = wanted.resourceFilters
    kinds = {spoken_kind(kind) for kind in filters.byResourceKind or ()}
    labels = set(filters.byLabel or ())
    carried = _labels(catalog, caller) if labels else {}

    def is_wanted(each: Exportable) -> bool:
        marks = {label.name for label in carried.get(each.id, ())}
        return (
            each.organization_id == wanted.orgID
            and (not kinds or kind_of(each) in kinds)
            and (not labels or not labels.isdisjoint(marks))
            and caller.may(Action.READ, _resource(each))
        )

    chosen = [each for each in _everything(catalog) if is_wanted(each)]
    return {each.id: _complete(catalog, each) for each in chosen}


def _labels(catalog: Catalog, caller: Caller) -> dict[str, list[Label]]:
    return {
        key: [each for each in labels if caller.may(Action.READ, label_resource(each))]
        for key, labels in catalog.labels.by_resource().items()
    }


def _everything(catalog: Catalog) -> list[Exportable]:
    buckets = catalog.snapshot.buckets.values()
    return [
        *(bucket for bucket in buckets if bucket.type is not BucketType.SYSTEM),
        *catalog.labels.list_all(),
        *catalog.variables.list_all(),
        *catalog.dashboards.list_all(),
    ]


def _complete(catalog: Catalog, each: Exportable) -> Exportable:
    return catalog.dashboards.get(each.id) if isinstance(each, Dashboard) else each


def _named(catalog: Catalog, caller: Caller, wanted: ExportedResource) -> list[Exportable]:
    try:
        kind = Kind(spoken_kind(wanted.kind))
    except ValueError:
        raise InvalidError(f"unsupported kind provided: {wanted.kind}") from None
    if wanted.id:
        identifier = parse_identifier(wanted.id)
        match kind:
            case Kind.BUCKET:
                return [catalog.buckets.get(identifier)]
            case Kind.LABEL:
                return [catalog.labels.get(identifier)]
            case Kind.VARIABLE:
                return [catalog.variables.get(identifier)]
            case Kind.DASHBOARD:
                return [catalog.dashboards.get(identifier)]
    found = [
        each
        for each in _everything(catalog)
        if kind_of(each) is kind
        and each.name == wanted.name
        and caller.may(Action.READ, _resource(each))
    ]
    if not found:
        raise NotFoundError(f"no {kind.lower()}s found")
    return [_complete(catalog, each) for each in found]


def _used_variables(
    catalog: Catalog, caller: Caller, found: dict[str, Exportable]
) -> dict[str, Exportable]:
    used = {
        (each.organization_id, name)
        for each in found.values()
        if isinstance(each, Dashboard)
        for name in variable_names(each)
    }
    if not used:
        return {}
    return {
        each.id: each
        for each in catalog.variables.list_all()
        if (each.organization_id, each.name) in used
        and caller.may(Action.READ, variable_resource(each))
    }


def _resource(each: Exportable) -> Resource:
    match each:
        case Bucket():
            return bucket_resource(each)
        case Label():
            return label_resource(each)
        case Variable():
            return variable_resource(each)
        case Dashboard():
            return dashboard_resource(each)
