"""`/api/v2/<resources>/{identifier}/labels`: the labels of a bucket, dashboard or variable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Response

from krakflux.catalog.permissions import Action
from krakflux.errors import NotFoundError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import (
    CallerDependency,
    ServicesDependency,
    bucket_resource,
    dashboard_resource,
    label_resource,
    variable_resource,
)
from krakflux.server.documents import Document, DocumentRoute
from krakflux.server.part_routes import PartRoutes, add_part_routes
from krakflux.server.v2.labels import (
    LabelAnswer,
    LabelLinks,
    LabelList,
    label_answer,
    label_document,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from krakflux.catalog import Catalog
    from krakflux.catalog.permissions import Resource
    from krakflux.catalog.records import Label
    from krakflux.server.access import Caller

router = APIRouter(prefix="/api/v2", tags=["labels"], route_class=DocumentRoute)


class NewLabelMapping(Document):
    """Which label to put on the resource."""

    labelID: str = ""


def _add_routes(kind: str, find: Callable[[Catalog, str], Resource]) -> None:
    def list_resource_labels(
        identifier: str, caller: CallerDependency, services: ServicesDependency
    ) -> LabelList:
        """List the labels of a resource."""
        resource = find(services.catalog, parse_identifier(identifier))
        caller.require(Action.READ, resource)
        found = services.catalog.labels.of_resource(identifier)
        visible = [label for label in found if caller.may(Action.READ, label_resource(label))]
        links = LabelLinks(self=f"/api/v2/{kind}s/{identifier}/labels")
        return LabelList(labels=[label_document(label) for label in visible], links=links)

    def add_resource_label(
        identifier: str,
        mapping: NewLabelMapping,
        caller: CallerDependency,
        services: ServicesDependency,
    ) -> LabelAnswer:
        """Put a label on a resource."""
        resource = find(services.catalog, parse_identifier(identifier))
        label = _label(services.catalog, caller, resource, mapping.labelID)
        services.catalog.labels.attach(label.id, identifier)
        return label_answer(label)

    def remove_resource_label(
        identifier: str,
        part_identifier: str,
        caller: CallerDependency,
        services: ServicesDependency,
    ) -> Response:
        """Take a label off a resource."""
        resource = find(services.catalog, parse_identifier(identifier))
        label = _label(services.catalog, caller, resource, part_identifier)
        services.catalog.labels.detach(label.id, identifier)
        return Response(status_code=204)

    routes = PartRoutes(list_resource_labels, add_resource_label, remove_resource_label)
    add_part_routes(router, kind, "label", routes, response_model_exclude_none=True)


def _label(catalog: Catalog, caller: Caller, resource: Resource, identifier: str) -> Label:
    caller.require(Action.WRITE, resource)
    label = catalog.labels.get(parse_identifier(identifier))
    caller.require(Action.WRITE, label_resource(label))
    if label.organization_id != resource.organization_id:
        raise NotFoundError("label not found")
    return label


_add_routes("bucket", lambda catalog, key: bucket_resource(catalog.buckets.get(key)))
_add_routes("dashboard", lambda catalog, key: dashboard_resource(catalog.dashboards.get(key)))
_add_routes("variable", lambda catalog, key: variable_resource(catalog.variables.get(key)))
