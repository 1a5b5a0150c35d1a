"""`/api/v2/labels`: labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import CallerDependency, ServicesDependency, label_resource
from krakflux.server.directory import wanted_organization
from krakflux.server.documents import Document, DocumentRoute

if TYPE_CHECKING:
    from krakflux.catalog.records import Label

router = APIRouter(prefix="/api/v2/labels", tags=["labels"], route_class=DocumentRoute)


class LabelDocument(Document):
    """A label; empty properties are left out."""

    id: str
    orgID: str
    name: str
    properties: dict[str, str] | None = None


class LabelLinks(Document):
    """Where a label is, or labels are."""

    self: str


class LabelAnswer(Document):
    """One label."""

    label: LabelDocument
    links: LabelLinks


class LabelList(Document):
    """All labels that were asked for."""

    labels: list[LabelDocument]
    links: LabelLinks


class NewLabel(Document):
    """A label to be made."""

    orgID: str = ""
    name: str = ""
    properties: dict[str, str] | None = None


class LabelPatch(Document):
    """What to change in a label; a property without text is removed."""

    name: str | None = None
    properties: dict[str, str] | None = None


@router.get("", response_model_exclude_none=True)
def list_labels(
    request: Request, caller: CallerDependency, services: ServicesDependency
) -> LabelList:
    """List the labels that the caller may read."""
    found = services.catalog.labels.list_all()
    organization_id = wanted_organization(services.catalog.snapshot, request.query_params)
    name = request.query_params.get("name")
    visible = [
        label_document(label)
        for label in found
        if organization_id in (None, label.organization_id)
        and name in (None, "", label.name)
        and caller.may(Action.READ, label_resource(label))
    ]
    return LabelList(labels=visible, links=LabelLinks(self="/api/v2/labels"))


@router.post("", status_code=201, response_model_exclude_none=True)
def create_label(
    label: NewLabel, caller: CallerDependency, services: ServicesDependency
) -> LabelAnswer:
    """Make a label."""
    organization_id = parse_identifier(label.orgID)
    caller.require(Action.WRITE, Resource(ResourceType.LABELS, organization_id=organization_id))
    labels = services.catalog.labels
    return label_answer(labels.create(organization_id, label.name, label.properties or {}))


@router.get("/{identifier}", response_model_exclude_none=True)
def read_label(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> LabelAnswer:
    """Show a label."""
    label = services.catalog.labels.get(parse_identifier(identifier))
    caller.require(Action.READ, label_resource(label))
    return label_answer(label)


@router.patch("/{identifier}", response_model_exclude_none=True)
def update_label(
    identifier: str, patch: LabelPatch, caller: CallerDependency, services: ServicesDependency
) -> LabelAnswer:
    """Rename a label or change its properties."""
    label = services.catalog.labels.get(parse_identifier(identifier))
    caller.require(Action.WRITE, label_resource(label))
    labels = services.catalog.labels
    return label_answer(labels.update(label.id, patch.name or None, patch.properties or {}))


@router.delete("/{identifier}", status_code=204)
def delete_label(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Delete a label and take it off all resources."""
    label = services.catalog.labels.get(parse_identifier(identifier))
    caller.require(Action.WRITE, label_resource(label))
    services.catalog.labels.delete(label.id)
    return Response(status_code=204)


def label_document(label: Label) -> LabelDocument:
    """Render a label."""
    # What isn't set is left out where the resource's document is rendered.
    properties = {"properties": dict(label.properties)} if label.properties else {}
    document = {"id": label.id, "orgID": label.organization_id, "name": label.name}
    return LabelDocument.model_validate({**document, **properties})


def label_answer(label: Label) -> LabelAnswer:
    """Render a label as the answer to a request for it."""
    links = LabelLinks(self=f"/api/v2/labels/{label.id}")
    return LabelAnswer(label=label_document(label), links=links)
