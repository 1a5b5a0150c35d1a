"""`/api/v2/dashboards/{identifier}/cells`: a dashboard's cells and their views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Response
from pydantic import Field

from krakflux.catalog.dashboards import CellChanges, CellDraft, find_cell
from krakflux.catalog.permissions import Action
from krakflux.errors import InvalidError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import CallerDependency, ServicesDependency, dashboard_resource
from krakflux.server.documents import Document, DocumentRoute
from krakflux.server.v2.dashboards import (
    CellDocument,
    DashboardDocument,
    cell_document,
    dashboard_document,
    view_properties,
)

if TYPE_CHECKING:
    from krakflux.catalog.records import Cell, Dashboard
    from krakflux.server.access import Caller
    from krakflux.server.ports import Services

router = APIRouter(
    prefix="/api/v2/dashboards/{identifier}/cells", tags=["cells"], route_class=DocumentRoute
)

Place = Annotated[int, Field(ge=-(2**31), lt=2**31)]


class NewCell(Document):
    """A cell to be made; `usingView` names a cell of the dashboard whose view is copied."""

    x: Place = 0
    y: Place = 0
    w: Place = 0
    h: Place = 0
    name: str | None = None
    usingView: str | None = None


class PlacedCell(Document):
    """A cell that stays, and where."""

    id: str = ""
    x: Place = 0
    y: Place = 0
    w: Place = 0
    h: Place = 0


class CellPatch(Document):
    """Where to move a cell; what isn't given stays."""

    x: Place | None = None
    y: Place | None = None
    w: Place | None = None
    h: Place | None = None


class ViewLinks(Document):
    """Where a view is."""

    self: str


class ViewDocument(Document):
    """What a cell shows; its id is the cell's."""

    id: str
    name: str
    properties: dict[str, Any]
    links: ViewLinks


class ViewPatch(Document):
    """What to change in a view; properties are replaced as a whole."""

    name: str | None = None
    properties: dict[str, Any] | None = None


@router.post("", status_code=201, response_model_exclude_unset=True)
def create_cell(
    identifier: str, cell: NewCell, caller: CallerDependency, services: ServicesDependency
) -> CellDocument:
    """Put a cell on a dashboard."""
    dashboard = _changeable(identifier, caller, services)
    name, properties = cell.name or "", None
    if cell.usingView:
        copied = find_cell(dashboard, parse_identifier(cell.usingView))
        name, properties = cell.name or copied.name, copied.properties
    draft = CellDraft(cell.x, cell.y, cell.w, cell.h, name, properties)
    made = services.catalog.dashboards.add_cell(dashboard.id, draft)
    return cell_document(dashboard.id, made, with_view=True)


@router.put("", status_code=201, response_model_exclude_unset=True)
def replace_cells(
    identifier: str,
    cells: list[PlacedCell],
    caller: CallerDependency,
    services: ServicesDependency,
) -> DashboardDocument:
    """Move the named cells and take the others off; their views stay."""
    dashboard = _changeable(identifier, caller, services)
    if not all(cell.id for cell in cells):
        raise InvalidError("cannot provide empty cell id")
    places = {
        parse_identifier(cell.id): CellChanges(cell.x, cell.y, cell.w, cell.h) for cell in cells
    }
    changed = services.catalog.dashboards.replace_cells(dashboard.id, places)
    return dashboard_document(changed, services.catalog.labels.of_resource(changed.id))


@router.patch("/{cell_identifier}", response_model_exclude_unset=True)
def update_cell(
    identifier: str,
    cell_identifier: str,
    patch: CellPatch,
    caller: CallerDependency,
    services: ServicesDependency,
) -> CellDocument:
    """Move or resize a cell."""
    dashboard = _changeable(identifier, caller, services)
    cell = find_cell(dashboard, parse_identifier(cell_identifier))
    changes = CellChanges(patch.x, patch.y, patch.w, patch.h)
    changed = services.catalog.dashboards.update_cell(dashboard.id, cell.id, changes)
    return cell_document(dashboard.id, changed)


@router.delete("/{cell_identifier}", status_code=204)
def delete_cell(
    identifier: str, cell_identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Take a cell off a dashboard."""
    dashboard = _changeable(identifier, caller, services)
    services.catalog.dashboards.delete_cell(dashboard.id, parse_identifier(cell_identifier))
    return Response(status_code=204)


@router.get("/{cell_identifier}/view")
def read_view(
    identifier: str, cell_identifier: str, caller: CallerDependency, services: ServicesDependency
) -> ViewDocument:
    """Show what a cell shows."""
    dashboard = services.catalog.dashboards.get(parse_identifier(identifier))
    caller.require(Action.READ, dashboard_resource(dashboard))
    cell = find_cell(dashboard, parse_identifier(cell_identifier))
    return _view_document(dashboard.id, cell)


@router.patch("/{cell_identifier}/view")
def update_view(
    identifier: str,
    cell_identifier: str,
    patch: ViewPatch,
    caller: CallerDependency,
    services: ServicesDependency,
) -> ViewDocument:
    """Name a view or give it other properties, which are kept as they are."""
    dashboard = _changeable(identifier, caller, services)
    cell = find_cell(dashboard, parse_identifier(cell_identifier))
    changes = CellChanges(name=patch.name, properties=patch.properties)
    changed = services.catalog.dashboards.update_cell(dashboard.id, cell.id, changes)
    return _view_document(dashboard.id, changed)


def _changeable(identifier: str, caller: Caller, services: Services) -> Dashboard:
    dashboard = services.catalog.dashboards.get(parse_identifier(identifier))
    caller.require(Action.WRITE, dashboard_resource(dashboard))
    return dashboard


def _view_document(dashboard_id: str, cell: Cell) -> ViewDocument:
    own = f"/api/v2/dashboards/{dashboard_id}/cells/{cell.id}/view"
    return ViewDocument(
        id=cell.id,
        name=cell.name,
        properties=view_properties(cell.properties),
        links=ViewLinks(self=own),
    )
