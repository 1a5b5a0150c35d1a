"""`/api/v2/variables`: variables of queries and dashboards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response

from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.catalog.variables import VariableChanges, VariableDraft
from krakflux.errors import InvalidError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.access import CallerDependency, ServicesDependency, variable_resource
from krakflux.server.directory import wanted_organization
from krakflux.server.documents import Document, DocumentRoute, to_rfc3339
from krakflux.server.v2.labels import LabelDocument, label_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from krakflux.catalog.records import Label, Variable

router = APIRouter(prefix="/api/v2/variables", tags=["variables"], route_class=DocumentRoute)


class VariableLinks(Document):
    """Where a variable and its parts are."""

    self: str
    labels: str
    org: str


class VariableDocument(Document):
    """A variable; `arguments` tell where its values come from."""

    id: str
    orgID: str
    name: str
    description: str
    selected: list[str]
    arguments: dict[str, Any]
    createdAt: str
    updatedAt: str
    labels: list[LabelDocument]
    links: VariableLinks


class VariableList(Document):
    """All variables that were asked for."""

    variables: list[VariableDocument]


class NewVariable(Document):
    """A variable to be made, or what another is replaced with."""

    orgID: str = ""
    name: str = ""
    description: str | None = None
    selected: list[str] | None = None
    arguments: dict[str, Any] | None = None


class VariablePatch(Document):
    """What to change in a variable."""

    name: str | None = None
    description: str | None = None
    selected: list[str] | None = None
    arguments: dict[str, Any] | None = None


@router.get("", response_model_exclude_unset=True)
def list_variables(
    request: Request, caller: CallerDependency, services: ServicesDependency
) -> VariableList:
    """List the variables that the caller may read."""
    found = services.catalog.variables.list_all()
    organization_id = wanted_organization(services.catalog.snapshot, request.query_params)
    if organization_id is not None:
        found = [each for each in found if each.organization_id == organization_id]
    visible = [each for each in found if caller.may(Action.READ, variable_resource(each))]
    labels = services.catalog.labels.by_resource()
    documents = [variable_document(each, labels.get(each.id, ())) for each in visible]
    return VariableList(variables=documents)


@router.post("", status_code=201, response_model_exclude_unset=True)
def create_variable(
    variable: NewVariable, caller: CallerDependency, services: ServicesDependency
) -> VariableDocument:
    """Make a variable."""
    organization_id = parse_identifier(variable.orgID)
    caller.require(Action.WRITE, Resource(ResourceType.VARIABLES, organization_id=organization_id))
    if variable.arguments is None:
        raise InvalidError("invalid arguments type")
    draft = VariableDraft(
        organization_id=organization_id,
        name=variable.name.strip(),
        arguments=variable.arguments,
        description=variable.description or "",
        selected=tuple(variable.selected or ()),
    )
    return variable_document(services.catalog.variables.create(draft))


@router.get("/{identifier}", response_model_exclude_unset=True)
def read_variable(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> VariableDocument:
    """Show a variable."""
    variable = services.catalog.variables.get(parse_identifier(identifier))
    caller.require(Action.READ, variable_resource(variable))
    return variable_document(variable, services.catalog.labels.of_resource(variable.id))


@router.put("/{identifier}", response_model_exclude_unset=True)
def replace_variable(
    identifier: str,
    replacement: NewVariable,
    caller: CallerDependency,
    services: ServicesDependency,
) -> VariableDocument:
    """Give a variable another name and other values; it stays in its organization."""
    variable = services.catalog.variables.get(parse_identifier(identifier))
    caller.require(Action.WRITE, variable_resource(variable))
    if replacement.arguments is None:
        raise InvalidError("invalid arguments type")
    changes = VariableChanges(
        name=replacement.name.strip(),
        description=replacement.description or "",
        selected=tuple(replacement.selected or ()),
        arguments=replacement.arguments,
    )
    changed = services.catalog.variables.update(variable.id, changes)
    return variable_document(changed, services.catalog.labels.of_resource(changed.id))


@router.patch("/{identifier}", response_model_exclude_unset=True)
def update_variable(
    identifier: str, patch: VariablePatch, caller: CallerDependency, services: ServicesDependency
) -> VariableDocument:
    """Change a variable; what is empty stays."""
    variable = services.catalog.variables.get(parse_identifier(identifier))
    caller.require(Action.WRITE, variable_resource(variable))
    changes = VariableChanges(
        name=(patch.name or "").strip() or None,
        description=patch.description or None,
        selected=None if patch.selected is None else tuple(patch.selected),
        arguments=patch.arguments,
    )
    changed = services.catalog.variables.update(variable.id, changes)
    return variable_document(changed, services.catalog.labels.of_resource(changed.id))


@router.delete("/{identifier}", status_code=204)
def delete_variable(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Delete a variable."""
    variable = services.catalog.variables.get(parse_identifier(identifier))
    caller.require(Action.WRITE, variable_resource(variable))
    services.catalog.variables.delete(variable.id)
    services.catalog.labels.forget(variable.id)
    return Response(status_code=204)


def variable_document(variable: Variable, labels: Sequence[Label] = ()) -> VariableDocument:
    """Render a variable."""
    own = f"/api/v2/variables/{variable.id}"
    return VariableDocument(
        id=variable.id,
        orgID=variable.organization_id,
        name=variable.name,
        description=variable.description,
        selected=list(variable.selected),
        arguments=dict(variable.arguments),
        createdAt=to_rfc3339(variable.created_at),
        updatedAt=to_rfc3339(variable.updated_at),
        labels=[label_document(label) for label in labels],
        links=VariableLinks(
            self=own, labels=f"{own}/labels", org=f"/api/v2/orgs/{variable.organization_id}"
        ),
    )
