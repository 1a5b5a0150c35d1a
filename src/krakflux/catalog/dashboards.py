"""Dashboards, their cells, and the view in each cell.

They are read from the database, not from the snapshot: it is copied with every change, and the
properties of views may be long.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from krakflux.catalog import schema
from krakflux.catalog.authorizations import end_links
from krakflux.catalog.members import add_owner
from krakflux.catalog.permissions import ResourceType
from krakflux.catalog.records import Cell, Dashboard
from krakflux.catalog.room import check_room
from krakflux.errors import (
    ConflictError,
    InvalidError,
    NotFoundError,
    RequestTooLargeError,
    UnprocessableError,
)
from krakflux.model.identifiers import new_identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from krakflux.catalog.database import Database
    from krakflux.clock import Clock

__all__ = [
    "MAX_CELLS",
    "MAX_DASHBOARDS",
    "MAX_DEPTH",
    "MAX_PROPERTIES",
    "CellChanges",
    "CellDraft",
    "DashboardDraft",
    "Dashboards",
    "find_cell",
]

# Of one organization, of one dashboard, in bytes of one view as JSON, and of levels in it.
MAX_DASHBOARDS: Final = 1_000
MAX_CELLS: Final = 250
MAX_PROPERTIES: Final = 256 * 1024
MAX_DEPTH: Final = 64

_NOTHING_TO_UPDATE: Final = "must update at least one attribute"


@dataclass(frozen=True, slots=True)
class CellDraft:
    """A cell to be made."""

    x: int = 0
    y: int = 0
    w: int = 0
    h: int = 0
    name: str = ""
    properties: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class DashboardDraft:
    """A dashboard to be made, with its cells."""

    organization_id: str
    owner_id: str
    name: str
    description: str = ""
    cells: tuple[CellDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class CellChanges:
    """What to change in a cell or its view; None leaves it."""

    x: int | None = None
    y: int | None = None
    w: int | None = None
    h: int | None = None
    name: str | None = None
    properties: Mapping[str, Any] | None = None


class Dashboards:
    """Makes, changes and deletes dashboards and cells."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def list_all(self) -> list[Dashboard]:
        """Give all dashboards by id, without their cells."""
        query = sa.select(schema.dashboards).order_by(schema.dashboards.c.id)
        with self._database.look() as connection:
            return [_dashboard(row) for row in connection.execute(query)]

    def with_cells(self, dashboards: Sequence[Dashboard]) -> list[Dashboard]:
        """Give the same dashboards, with their cells."""
        with self._database.look() as connection:
            return [replace(each, cells=_read_cells(connection, each.id)) for each in dashboards]

    def get(self, identifier: str) -> Dashboard:
        """Look a dashboard up by its id, with its cells.

        Raises:
            NotFoundError: "dashboard not found".
        """
        with self._database.look() as connection:
            return _read(connection, identifier)

    def create(self, draft: DashboardDraft) -> Dashboard:
        """Make a dashboard, which is its creator's own.

        Raises:
            NotFoundError: no such organization.
            UnprocessableError: the organization has as many dashboards as it may.
        """
        with self._database.change() as connection:
            return self.insert(connection, draft)

    def insert(self, connection: Connection, draft: DashboardDraft) -> Dashboard:
        """Do the work of `create` within the caller's transaction."""
        check_room(connection, schema.dashboards, draft.organization_id, MAX_DASHBOARDS)
        now = self._clock.now()
        dashboard = Dashboard(
            id=new_identifier(),
            organization_id=draft.organization_id,
            owner_id=draft.owner_id,
            name=draft.name,
            description=draft.description,
            created_at=now,
            updated_at=now,
            cells=tuple(_make_cell(cell) for cell in draft.cells),
        )
        columns = [column.name for column in schema.dashboards.columns]
        values = {name: getattr(dashboard, name) for name in columns}
        connection.execute(sa.insert(schema.dashboards).values(values))
        _write_cells(connection, dashboard)
        add_owner(connection, ResourceType.DASHBOARDS, dashboard.id, dashboard.owner_id)
        return dashboard

    def update(
        self, identifier: str, name: str | None = None, description: str | None = None
    ) -> Dashboard:
        """Rename or describe a dashboard; None leaves it.

        Raises:
            InvalidError: nothing is to be changed.
            NotFoundError: no such dashboard.
        """
        if name is None and description is None:
            raise InvalidError(_NOTHING_TO_UPDATE)
        with self._database.write() as connection:
            dashboard = _read(connection, identifier)
            changed = replace(
                dashboard,
                name=dashboard.name if name is None else name,
                description=dashboard.description if description is None else description,
                updated_at=self._clock.now(),
            )
            _update(connection, changed, {"name": changed.name, "description": changed.description})
        return changed

    def delete(self, identifier: str) -> None:
        """Delete a dashboard with its cells and the links that show it.

        Raises:
            NotFoundError: no such dashboard.
        """
        table = schema.dashboards
        with self._database.change() as connection:
            _read(connection, identifier)
            connection.execute(sa.delete(table).where(table.c.id == identifier))
            end_links(connection, self._database.snapshot.authorizations.values(), identifier)

    def add_cell(self, identifier: str, draft: CellDraft) -> Cell:
        """Put a cell on a dashboard, behind the others.

        Raises:
            NotFoundError: no such dashboard.
            UnprocessableError: it has as many cells as it may.
        """
        cell = _make_cell(draft)
        with self._database.write() as connection:
            dashboard = _read(connection, identifier)
            self._save(connection, dashboard, (*dashboard.cells, cell))
        return cell

    def replace_cells(self, identifier: str, cells: Mapping[str, CellChanges]) -> Dashboard:
        """Keep the named cells alone, in the given order and places.

        Raises:
            NotFoundError: no such dashboard.
            ConflictError: a cell that the dashboard has not.
        """
        with self._database.write() as connection:
            dashboard = _read(connection, identifier)
            present = {cell.id: cell for cell in dashboard.cells}
            if not cells.keys() <= present.keys():
                raise ConflictError("cannot replace cells that were not already present")
            kept = tuple(_change(present[key], changes) for key, changes in cells.items())
            return self._save(connection, dashboard, kept)

    def update_cell(self, identifier: str, cell_id: str, changes: CellChanges) -> Cell:
        """Move or resize a cell, or change its view.

        Raises:
            InvalidError: nothing is to be changed.
            NotFoundError: no such dashboard or cell.
        """
        if changes == CellChanges():
            raise InvalidError(_NOTHING_TO_UPDATE)
        with self._database.write() as connection:
            dashboard = _read(connection, identifier)
            changed = _change(find_cell(dashboard, cell_id), changes)
            cells = tuple(changed if cell.id == cell_id else cell for cell in dashboard.cells)
            self._save(connection, dashboard, cells)
        return changed

    def delete_cell(self, identifier: str, cell_id: str) -> None:
        """Take a cell off a dashboard.

        Raises:
            NotFoundError: no such dashboard or cell.
        """
        with self._database.write() as connection:
            dashboard = _read(connection, identifier)
            gone = find_cell(dashboard, cell_id)
            self._save(connection, dashboard, tuple(c for c in dashboard.cells if c is not gone))

    def _save(
        self, connection: Connection, dashboard: Dashboard, cells: tuple[Cell, ...]
    ) -> Dashboard:
        changed = replace(dashboard, cells=cells, updated_at=self._clock.now())
        _update(connection, changed, {})
        table = schema.cells
        connection.execute(sa.delete(table).where(table.c.dashboard_id == dashboard.id))
        _write_cells(connection, changed)
        return changed


def find_cell(dashboard: Dashboard, identifier: str) -> Cell:
    """Find a cell of a dashboard.

    Raises:
        NotFoundError: "cell not found".
    """
    for cell in dashboard.cells:
        if cell.id == identifier:
            return cell
    raise NotFoundError("cell not found")


def _make_cell(draft: CellDraft) -> Cell:
    return Cell(new_identifier(), draft.x, draft.y, draft.w, draft.h, draft.name, draft.properties)


def _change(cell: Cell, changes: CellChanges) -> Cell:
    return Cell(
        id=cell.id,
        x=cell.x if changes.x is None else changes.x,
        y=cell.y if changes.y is None else changes.y,
        w=cell.w if changes.w is None else changes.w,
        h=cell.h if changes.h is None else changes.h,
        name=cell.name if changes.name is None else changes.name,
        properties=cell.properties if changes.properties is None else changes.properties,
    )


def _read(connection: Connection, identifier: str) -> Dashboard:
    table = schema.dashboards
    row = connection.execute(sa.select(table).where(table.c.id == identifier)).first()
    if row is None:
        raise NotFoundError("dashboard not found")
    return replace(_dashboard(row), cells=_read_cells(connection, identifier))


def _read_cells(connection: Connection, identifier: str) -> tuple[Cell, ...]:
    table = schema.cells
    query = sa.select(table).where(table.c.dashboard_id == identifier).order_by(table.c.position)
    return tuple(_cell(row) for row in connection.execute(query))


def _update(connection: Connection, dashboard: Dashboard, values: dict[str, str]) -> None:
    table = schema.dashboards
    connection.execute(
        sa.update(table)
        .where(table.c.id == dashboard.id)
        .values(updated_at=dashboard.updated_at, **values)
    )


def _write_cells(connection: Connection, dashboard: Dashboard) -> None:
    if len(dashboard.cells) > MAX_CELLS:
        raise UnprocessableError(f"a dashboard may have at most {MAX_CELLS} cells")
    rows = list(_cell_rows(dashboard))
    if rows:
        connection.execute(sa.insert(schema.cells), rows)


def _cell_rows(dashboard: Dashboard) -> Iterable[dict[str, Any]]:
    for position, cell in enumerate(dashboard.cells):
        yield {
            "id": cell.id,
            "dashboard_id": dashboard.id,
            "position": position,
            **{name: getattr(cell, name) for name in ("x", "y", "w", "h", "name")},
            "properties": _dump(cell.properties),
        }


def _dump(properties: Mapping[str, Any] | None) -> str | None:
    if properties is None:
        return None
    _check_depth(properties)
    try:
        text = json.dumps(properties, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError) as error:
        raise InvalidError(f"invalid view properties: {error}") from error
    if len(text.encode()) > MAX_PROPERTIES:
        raise RequestTooLargeError(f"view properties may have at most {MAX_PROPERTIES} bytes")
    return text


def _check_depth(properties: Mapping[str, Any]) -> None:
    level: list[Any] = [properties]
    for _ in range(MAX_DEPTH):
        inner = [each.values() if isinstance(each, dict) else each for each in level]
        level = [each for values in inner for each in values if isinstance(each, dict | list)]
        if not level:
            return
    raise InvalidError(f"invalid view properties: nested deeper than {MAX_DEPTH} levels")


def _dashboard(row: Row[Any]) -> Dashboard:
    return Dashboard(
        id=row.id,
        organization_id=row.organization_id,
        owner_id=row.owner_id,
        name=row.name,
        description=row.description,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _cell(row: Row[Any]) -> Cell:
    properties = None if row.properties is None else json.loads(row.properties)
    return Cell(row.id, row.x, row.y, row.w, row.h, row.name, properties)
