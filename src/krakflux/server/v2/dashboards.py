"""`/api/v2/dashboards`: dashboards as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from krakflux.catalog.dashboards import DashboardDraft
from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.errors import InvalidError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import CallerDependency, ServicesDependency, dashboard_resource
from krakflux.server.directory import wanted_organization
from krakflux.server.documents import Document, DocumentRoute, to_rfc3339
from krakflux.server.paging import PageDependency, PageLinks
from krakflux.server.v2.labels import LabelDocument, label_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.datastructures import QueryParams

    from krakflux.catalog.records import Cell, Dashboard, Label
    from krakflux.catalog.snapshot import Snapshot

router = APIRouter(prefix="/api/v2/dashboards", tags=["dashboards"], route_class=DocumentRoute)

_ORDERS = {
    "ID": lambda dashboard: dashboard.id,
    "CreatedAt": lambda dashboard: dashboard.created_at,
    "UpdatedAt": lambda dashboard: dashboard.updated_at,
}


class CellLinks(Document):
    """Where a cell and its view are."""

    self: str
    view: str


class CellDocument(Document):
    """A cell; name and properties are those of its view."""

    id: str
    x: int
    y: int
    w: int
    h: int
    name: str | None
    properties: dict[str, Any] | None
    links: CellLinks


class DashboardLinks(Document):
    """Where a dashboard and its parts are."""

    self: str
    org: str
    members: str
    owners: str
    cells: str
    labels: str


class DashboardMeta(Document):
    """When a dashboard was made and last changed."""

    createdAt: str
    updatedAt: str


class DashboardDocument(Document):
    """A dashboard and its cells."""

    id: str
    orgID: str
    name: str
    description: str
    meta: DashboardMeta
    cells: list[CellDocument]
    labels: list[LabelDocument]
    links: DashboardLinks


class DashboardList(Document):
    """A page of dashboards."""

    links: PageLinks
    dashboards: list[DashboardDocument]


class NewDashboard(Document):
    """A dashboard to be made."""

    orgID: str = ""
    name: str = ""
    description: str | None = None


class DashboardPatch(Document):
    """What to change in a dashboard."""

    name: str | None = None
    description: str | None = None


@router.get("", response_model_exclude_unset=True)
def list_dashboards(
    request: Request, caller: CallerDependency, services: ServicesDependency, page: PageDependency
) -> DashboardList:
    """List the dashboards that the caller may read."""
    catalog = services.catalog
    found = _select(catalog.dashboards.list_all(), catalog.snapshot, request.query_params)
    visible = [each for each in found if caller.may(Action.READ, dashboard_resource(each))]
    shown = catalog.dashboards.with_cells(page.cut(visible))
    labels = catalog.labels.by_resource()
    documents = [dashboard_document(each, labels.get(each.id, ())) for each in shown]
    links = page.links(len(documents)).model_dump(exclude_none=True)
    return DashboardList(links=PageLinks(**links), dashboards=documents)


@router.post("", status_code=201, response_model_exclude_unset=True)
def create_dashboard(
    dashboard: NewDashboard, caller: CallerDependency, services: ServicesDependency
) -> DashboardDocument:
    """Make a dashboard."""
    organization_id = parse_identifier(dashboard.orgID)
    resource = Resource(ResourceType.DASHBOARDS, organization_id=organization_id)
    caller.require(Action.WRITE, resource)
    draft = DashboardDraft(
        organization_id, caller.user.id, dashboard.name, dashboard.description or ""
    )
    return dashboard_document(services.catalog.dashboards.create(draft))


@router.get("/{identifier}", response_model_exclude_unset=True)
def read_dashboard(
    identifier: str,
    caller: CallerDependency,
    services: ServicesDependency,
    include: str | None = None,
) -> DashboardDocument:
    """Show a dashboard; `include=properties` shows its views too."""
    dashboard = services.catalog.dashboards.get(parse_identifier(identifier))
    caller.require(Action.READ, dashboard_resource(dashboard))
    if include not in (None, "", "properties"):
        raise InvalidError('"include" query param must be "properties"')
    labels = services.catalog.labels.of_resource(dashboard.id)
    return dashboard_document(dashboard, labels, with_views=include == "properties")


@router.patch("/{identifier}", response_model_exclude_unset=True)
def update_dashboard(
    identifier: str, patch: DashboardPatch, caller: CallerDependency, services: ServicesDependency
) -> DashboardDocument:
    """Rename or describe a dashboard."""
    dashboards = services.catalog.dashboards
    dashboard = dashboards.get(parse_identifier(identifier))
    caller.require(Action.WRITE, dashboard_resource(dashboard))
    changed = dashboards.update(dashboard.id, patch.name, patch.description)
    return dashboard_document(changed, services.catalog.labels.of_resource(changed.id))


@router.delete("/{identifier}", status_code=204)
def delete_dashboard(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Delete a dashboard with its cells and the links that show it."""
    dashboard = services.catalog.dashboards.get(parse_identifier(identifier))
    caller.require(Action.WRITE, dashboard_resource(dashboard))
    services.catalog.dashboards.delete(dashboard.id)
    services.catalog.labels.forget(dashboard.id)
    services.catalog.members.forget(dashboard.id)
    return Response(status_code=204)


def dashboard_document(
    dashboard: Dashboard, labels: Sequence[Label] = (), *, with_views: bool = False
) -> DashboardDocument:
    """Render a dashboard; views are left out unless asked for, as InfluxDB does."""
    own = f"/api/v2/dashboards/{dashboard.id}"
    return DashboardDocument(
        id=dashboard.id,
        orgID=dashboard.organization_id,
        name=dashboard.name,
        description=dashboard.description,
        meta=DashboardMeta(
            createdAt=to_rfc3339(dashboard.created_at), updatedAt=to_rfc3339(dashboard.updated_at)
        ),
        cells=[cell_document(dashboard.id, cell, with_view=with_views) for cell in dashboard.cells],
        labels=[label_document(label) for label in labels],
        links=DashboardLinks(
            self=own,
            org=f"/api/v2/orgs/{dashboard.organization_id}",
            members=f"{own}/members",
            owners=f"{own}/owners",
            cells=f"{own}/cells",
            labels=f"{own}/labels",
        ),
    )


def cell_document(dashboard_id: str, cell: Cell, *, with_view: bool = False) -> CellDocument:
    """Render a cell, with its view's name and properties or without them."""
    own = f"/api/v2/dashboards/{dashboard_id}/cells/{cell.id}"
    fields: dict[str, Any] = {side: getattr(cell, side) for side in ("x", "y", "w", "h")}
    if with_view:
        fields |= {"name": cell.name, "properties": view_properties(cell.properties)}
    return CellDocument.model_construct(
        id=cell.id, **fields, links=CellLinks(self=own, view=f"{own}/view")
    )


def view_properties(properties: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give a view's properties as InfluxDB shows them; a cell without any has an empty shape."""
    return {"shape": "empty"} if properties is None else dict(properties)


def _select(found: list[Dashboard], snapshot: Snapshot, parameters: QueryParams) -> list[Dashboard]:
    organization_id = wanted_organization(snapshot, parameters)
    owner, identifiers = parameters.get("owner"), parameters.getlist("id")
    if organization_id is not None:
        found = [each for each in found if each.organization_id == organization_id]
    if owner:
        found = [each for each in found if each.owner_id == parse_identifier(owner)]
    if identifiers:
        wanted = {parse_identifier(identifier) for identifier in identifiers}
        found = [each for each in found if each.id in wanted]
    order = _ORDERS.get(parameters.get("sortBy") or "ID")
    if order is None:
        raise InvalidError(f"sortBy must be one of {', '.join(_ORDERS)}")
    return sorted(found, key=order)
