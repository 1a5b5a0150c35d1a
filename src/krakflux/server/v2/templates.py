"""`/api/v2/templates`: resources applied from, and exported as, InfluxDB's templates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field, ValidationError
from starlette.responses import JSONResponse

from krakflux.catalog.permissions import Action, Resource
from krakflux.catalog.templates.applying import Home, apply_changes
from krakflux.catalog.templates.faults import FaultyTemplateError
from krakflux.catalog.templates.objects import read_objects, spoken_kind
from krakflux.catalog.templates.planning import plan_changes, plan_labels
from krakflux.catalog.templates.text import parse_json, parse_template_text, parse_yaml
from krakflux.errors import InvalidError, NotImplementedYetError, UnprocessableError
from krakflux.model.identifiers import is_identifier
from krakflux.server.access import CallerDependency, ServicesDependency, organization_resource
from krakflux.server.bodies import inflate, is_compressed, read_body, replace_surrogates
from krakflux.server.documents import Document
from krakflux.server.v2.template_documents import Outcome, outcome_document
from krakflux.server.work import WorkersDependency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from krakflux.catalog.templates.objects import TemplateObject

router = APIRouter(prefix="/api/v2/templates", tags=["templates"])

_TOO_LARGE: Final = "request body is too large"
_YAML: Final = frozenset({"text/yml", "text/yaml", "application/x-yaml", "application/yaml"})


class Remote(Document):
    """A template at another address, which is refused: this server calls no other."""

    url: str = ""


class RawTemplate(Document):
    """A template: objects, or the text of them in the encoding that `contentType` names."""

    contentType: str = ""
    sources: list[str] = Field(default_factory=list)
    contents: Any = None


class TemplateAction(Document):
    """What to leave out: `skipKind` with a kind, `skipResource` with kind and name."""

    action: str = ""
    properties: dict[str, Any] = Field(default_factory=dict)


class Application(Document):
    """Templates to be applied to an organization, or in a dry run compared with it."""

    dryRun: bool = False
    orgID: str = ""
    stackID: str | None = None
    remotes: list[Remote] | None = None
    templates: list[RawTemplate] | None = None
    template: RawTemplate | None = None
    envRefs: dict[str, Any] | None = None
    secrets: dict[str, str] | None = None
    actions: list[TemplateAction] | None = None


@dataclass(frozen=True, slots=True)
class TemplateBody:
    """A request's body, decoded, and whether it was YAML."""

    value: Any
    is_yaml: bool


async def read_template_body(
    request: Request,
    _caller: CallerDependency,
    services: ServicesDependency,
    workers: WorkersDependency,
) -> TemplateBody:
    """Read a body in the encoding that its Content-Type names; JSON where it names none.

    Only for those who are signed in, and on a thread of its own: reading YAML takes its time.
    """
    limit = services.limits.document_bytes
    body = await read_body(request, limit, _TOO_LARGE)
    if is_compressed(request):
        body = inflate(body, limit, _TOO_LARGE)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return await workers.other(_decode, kind, replace_surrogates(body))


def _decode(kind: str, body: bytes) -> TemplateBody:
    if kind == "application/x-jsonnet":
        raise NotImplementedYetError("Jsonnet templates are not evaluated")
    if kind in _YAML:
        documents = parse_yaml(body)
        return TemplateBody(documents[0] if documents else {}, is_yaml=True)
    return TemplateBody(parse_json(body), is_yaml=False)


TemplateBodyDependency = Annotated[TemplateBody, Depends(read_template_body)]


@router.post("/apply", status_code=201)
def apply_template(
    body: TemplateBodyDependency, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Apply templates: make what they describe, change what has its name already.

    A dry run answers 200 and changes nothing; a template with faults 422 and all of them.
    """
    wanted = _validated(body.value)
    if not is_identifier(wanted.orgID):
        raise InvalidError(f'invalid organization ID provided: "{wanted.orgID}"')
    caller.require(Action.READ, organization_resource(wanted.orgID))
    services.catalog.organizations.get(wanted.orgID)
    _refuse_elsewhere(wanted)
    sources = tuple(each for raw in _raw_templates(wanted) for each in raw.sources)
    try:
        objects = _objects(wanted, is_yaml=body.is_yaml)
    except FaultyTemplateError as error:
        nothing = Outcome(wanted.orgID, sources, (), (), {})
        document = outcome_document(nothing, error.faults)
        # The page and people read the message, clients of InfluxDB the list.
        return _answer({"code": error.code, "message": error.message, **document}, 422)
    for kind in {each.kind for each in objects}:
        resource = Resource(kind.resource_type, organization_id=wanted.orgID)
        caller.require(Action.READ if wanted.dryRun else Action.WRITE, resource)
    catalog = services.catalog
    changes = plan_changes(catalog, wanted.orgID, objects)
    labels = plan_labels(catalog, changes)
    if wanted.dryRun:
        return _answer(outcome_document(Outcome(wanted.orgID, sources, changes, labels, {})), 200)
    _refuse_missing(objects)
    made = apply_changes(catalog, Home(wanted.orgID, caller.user.id), changes, labels)
    return _answer(outcome_document(Outcome(wanted.orgID, sources, changes, labels, made)), 201)


def _answer(document: dict[str, Any], status: int) -> Response:
    return JSONResponse(document, status)


def _validated(value: Any) -> Application:
    try:
        return Application.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise InvalidError(f"unable to unmarshal json: {place}: {first['msg']}") from None


def _refuse_elsewhere(wanted: Application) -> None:
    addresses = [each.url for each in wanted.remotes or () if each.url]
    if addresses:
        raise UnprocessableError(
            f"template from url[{addresses[0]}] had an issue: templates are not fetched from "
            "other addresses",
            hint="download it and send its contents",
        )
    if wanted.stackID and wanted.stackID.strip("0"):
        raise UnprocessableError(f"stacks are not kept: there is no stack {wanted.stackID}")


def _raw_templates(wanted: Application) -> list[RawTemplate]:
    raw = [*(wanted.templates or ()), *([wanted.template] if wanted.template else ())]
    return [each for each in raw if each.contents is not None]


def _objects(wanted: Application, *, is_yaml: bool) -> list[TemplateObject]:
    documents: list[Any] = []
    for raw in _raw_templates(wanted):
        documents += _documents(raw, is_yaml=is_yaml)
    kinds, names = _skipped(wanted.actions or ())
    try:
        return read_objects(
            documents,
            wanted.envRefs or {},
            lambda kind, name: kind in kinds or (kind, name) in names,
        )
    except RecursionError:
        raise InvalidError("unable to unmarshal json: the template is nested too deep") from None


def _documents(raw: RawTemplate, *, is_yaml: bool) -> list[Any]:
    source = raw.sources[0] if raw.sources else ""
    encoding = raw.contentType or source.rpartition(".")[2]
    if isinstance(raw.contents, str) or encoding.lower() == "jsonnet":
        text = raw.contents if isinstance(raw.contents, str) else json.dumps(raw.contents)
        return parse_template_text(text, encoding or ("yaml" if is_yaml else "json"))
    return raw.contents if isinstance(raw.contents, list) else [raw.contents]


def _skipped(actions: Iterable[TemplateAction]) -> tuple[set[str], set[tuple[str, str]]]:
    kinds: set[str] = set()
    names: set[tuple[str, str]] = set()
    for index, each in enumerate(actions):
        kind = spoken_kind(str(each.properties.get("kind", "")))
        if each.action == "skipKind":
            kinds.add(kind)
        elif each.action == "skipResource":
            names.add((kind, str(each.properties.get("resourceTemplateName", ""))))
        else:
            raise InvalidError(
                f'invalid action type "{each.action}" provided for actions[{index}] ; '
                "Must be one of [skipResource, skipKind]"
            )
    return kinds, names


def _refuse_missing(objects: Iterable[TemplateObject]) -> None:
    missing = {ref.key for each in objects for ref in each.references if ref.is_missing}
    if missing:
        raise UnprocessableError(
            f"references to the environment have no value: {', '.join(sorted(missing))}",
            hint="give them in envRefs",
        )
