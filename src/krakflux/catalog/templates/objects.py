"""A template's objects: read, checked, with their references resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from krakflux.catalog.buckets import check_name as check_bucket_name
from krakflux.catalog.dashboards import MAX_CELLS, CellDraft
from krakflux.catalog.permissions import ResourceType
from krakflux.catalog.templates.charts import read_chart
from krakflux.catalog.templates.faults import Faults, FaultyTemplateError
from krakflux.catalog.templates.fields import take, take_list, take_mapping
from krakflux.catalog.templates.references import Reference, resolve_references
from krakflux.catalog.variables import check_arguments
from krakflux.catalog.variables import check_name as check_variable_name
from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

__all__ = [
    "API_VERSION",
    "MAX_OBJECTS",
    "BucketSpec",
    "DashboardSpec",
    "Kind",
    "LabelSpec",
    "TemplateObject",
    "VariableSpec",
    "read_objects",
    "spoken_kind",
]

API_VERSION: Final = "influxdata.com/v2alpha1"

# Of one template.
MAX_OBJECTS: Final = 1_000

_META_NAME: Final = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")
_MIN_NAME: Final = 2
_SECOND: Final = 10**9


class Kind(StrEnum):
    """What an object of a template is, of what we keep."""

    BUCKET = "Bucket"
    LABEL = "Label"
    VARIABLE = "Variable"
    DASHBOARD = "Dashboard"

    @property
    def resource_type(self) -> ResourceType:
        """The resource that such an object becomes."""
        return ResourceType(f"{self.lower()}s")


# InfluxDB's other kinds, which we have no resources for.
_OTHER_KINDS: Final = frozenset(
    {
        *("Check", "CheckDeadman", "CheckThreshold", "NotificationEndpoint"),
        *("NotificationEndpointHTTP", "NotificationEndpointPagerDuty"),
        *("NotificationEndpointSlack", "NotificationRule", "Task", "Telegraf"),
    }
)


@dataclass(frozen=True, slots=True)
class BucketSpec:
    """A bucket's description and retention in ns; 0 keeps points forever."""

    description: str = ""
    retention: int = 0


@dataclass(frozen=True, slots=True)
class LabelSpec:
    """A label's colour and description."""

    color: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class VariableSpec:
    """A variable's description, arguments and selection."""

    description: str
    arguments: Mapping[str, Any]
    selected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DashboardSpec:
    """A dashboard's description and cells."""

    description: str = ""
    cells: tuple[CellDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateObject:
    """One object: `meta_name` is its name within the template, `name` the resource's.

    `labels` are the template's names of the labels it carries.
    """

    kind: Kind
    meta_name: str
    name: str
    spec: BucketSpec | LabelSpec | VariableSpec | DashboardSpec
    labels: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


def read_objects(
    documents: Sequence[Any],
    environment: Mapping[str, Any],
    is_skipped: Callable[[str, str], bool] = lambda _kind, _name: False,
) -> list[TemplateObject]:
    """Read and check a template's documents, labels first.

    Args:
        documents: As `text.parse_template_text` gives them.
        environment: Values of references.
        is_skipped: Tells by kind and metadata name which objects are left out unread.

    Raises:
        InvalidError: more resources or references than a template may have.
        FaultyTemplateError: with all that is wrong.
    """
    if len(documents) > MAX_OBJECTS:
        raise InvalidError(f"a template may have at most {MAX_OBJECTS} resources")
    faults = Faults("")
    skipped: set[str] = set()

    def skips(kind: str, name: str) -> bool:
        if is_skipped(kind, name):
            skipped.add(name)
        return name in skipped

    found = [
        _read_object(resolved, references, skips, faults)
        for resolved, references in resolve_references(documents, environment)
    ]
    objects = [each for each in found if each is not None]
    _check_names(objects, faults)
    objects = [_with_known_labels(each, objects, skipped, faults) for each in objects]
    if faults.found:
        raise FaultyTemplateError(faults.found)
    order = list(Kind)
    return sorted(objects, key=lambda each: (each.kind is not Kind.LABEL, order.index(each.kind)))


def spoken_kind(text: str) -> str:
    """Give a kind as InfluxDB writes it: `notification_rule` and `NotificationRule` are the same.

    Unknown ones are given back as they are.
    """
    known = {kind.lower(): kind for kind in (*map(str, Kind), *_OTHER_KINDS)}
    return known.get(text.replace("_", "").lower(), text)


def _read_object(
    resolved: Any,
    references: tuple[Reference, ...],
    is_skipped: Callable[[str, str], bool],
    all_faults: Faults,
) -> TemplateObject | None:
    if not isinstance(resolved, dict):
        all_faults.note("each resource must be a mapping")
        return None
    spoken = spoken_kind(take(resolved, "kind", "", all_faults))
    faults = Faults(spoken, found=all_faults.found)
    metadata = take_mapping(resolved, "metadata", faults)
    meta_name = take(metadata, "name", "", faults.inside("metadata"))
    if is_skipped(spoken, meta_name):
        return None
    _check_envelope(resolved, spoken, meta_name, faults)
    try:
        kind = Kind(spoken)
    except ValueError:
        return None
    spec, place = take_mapping(resolved, "spec", faults), faults.inside("spec")
    name = take(spec, "name", "", place) or meta_name
    if len(name) < _MIN_NAME and kind is not Kind.DASHBOARD:
        place.inside("name").note(f"must be a string of at least {_MIN_NAME} chars in length")
    return TemplateObject(
        kind=kind,
        meta_name=meta_name,
        name=name,
        spec=_READERS[kind](name, spec, place),
        labels=tuple(_read_associations(spec, place)),
        references=references,
    )


def _check_envelope(resolved: dict[str, Any], kind: str, meta_name: str, faults: Faults) -> None:
    if resolved.get("apiVersion") != API_VERSION:
        text = f'invalid API version provided "{resolved.get("apiVersion", "")}"; '
        faults.inside("apiVersion").note(f"{text}must be 1 in [{API_VERSION}]")
    if kind in _OTHER_KINDS:
        faults.inside("kind").note(f"resources of kind {kind} are not kept here; skip the kind")
    elif kind not in tuple(Kind):
        faults.inside("kind").note(f'invalid kind provided: "{kind}"')
    if not _META_NAME.fullmatch(meta_name):
        reason = "must be lower-case letters, digits and hyphens, as a DNS-1123 label"
        faults.inside("metadata").inside("name").note(reason)


def _read_bucket(name: str, spec: dict[str, Any], faults: Faults) -> BucketSpec:
    _note_refusal(faults.inside("name"), check_bucket_name, name)
    rules = take_list(spec, "retentionRules", faults)
    seconds = 0
    for index, rule in enumerate(rules):
        place = faults.inside("retentionRules", index)
        if not isinstance(rule, dict) or take(rule, "type", "expire", place) != "expire":
            place.inside("type").note('type must be "expire"')
            continue
        seconds = take(rule, "everySeconds", 0, place)
        if not 0 <= seconds <= 2**63 // _SECOND:
            place.inside("everySeconds").note("seconds must be a minimum of 1")
    if len(rules) > 1:
        reason = "buckets cannot have more than one retention rule at this time"
        faults.inside("retentionRules").note(reason)
    return BucketSpec(take(spec, "description", "", faults), seconds * _SECOND)


def _read_label(_name: str, spec: dict[str, Any], faults: Faults) -> LabelSpec:
    return LabelSpec(take(spec, "color", "", faults), take(spec, "description", "", faults))


def _read_variable(name: str, spec: dict[str, Any], faults: Faults) -> VariableSpec:
    kind = take(spec, "type", "", faults)
    arguments: dict[str, Any] = {"type": kind, "values": spec.get("values")}
    if kind == "query":
        values = {key: take(spec, key, "", faults) for key in ("query", "language")}
        arguments["values"] = values
        for key in ("query", "language"):
            if not values[key]:
                faults.inside(key).note("must be provided")
    elif kind == "constant" and isinstance(spec.get("values"), list):
        arguments["values"] = [_text(each) for each in spec["values"]]
    elif kind == "map" and isinstance(spec.get("values"), dict):
        arguments["values"] = {str(key): _text(each) for key, each in spec["values"].items()}
    _note_refusal(faults, check_arguments, arguments)
    _note_refusal(faults.inside("name"), check_variable_name, name)
    selected = take_list(spec, "selected", faults)
    return VariableSpec(
        take(spec, "description", "", faults), arguments, tuple(map(_text, selected))
    )


def _text(value: Any) -> Any:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return str(value) if is_number else value


def _read_dashboard(_name: str, spec: dict[str, Any], faults: Faults) -> DashboardSpec:
    cells = []
    charts = take_list(spec, "charts", faults)
    if len(charts) > MAX_CELLS:
        faults.inside("charts").note(f"a dashboard may have at most {MAX_CELLS} cells")
        charts = []
    for index, chart in enumerate(charts):
        place = faults.inside("charts", index)
        if isinstance(chart, dict):
            cells.append(read_chart(chart, place))
        else:
            place.note("must be a mapping")
    return DashboardSpec(take(spec, "description", "", faults), tuple(cells))


_READERS: Final[Mapping[Kind, Callable[[str, dict[str, Any], Faults], Any]]] = {
    Kind.BUCKET: _read_bucket,
    Kind.LABEL: _read_label,
    Kind.VARIABLE: _read_variable,
    Kind.DASHBOARD: _read_dashboard,
}


def _note_refusal(faults: Faults, check: Callable[[Any], None], value: Any) -> None:
    try:
        check(value)
    except InvalidError as error:
        faults.note(error.message)


def _read_associations(spec: dict[str, Any], faults: Faults) -> Iterable[str]:
    for index, each in enumerate(take_list(spec, "associations", faults)):
        place = faults.inside("associations", index)
        if not isinstance(each, dict) or spoken_kind(take(each, "kind", "", place)) != Kind.LABEL:
            place.inside("kind").note("only labels can be associated")
            continue
        yield take(each, "name", "", place)


def _check_names(objects: Sequence[TemplateObject], faults: Faults) -> None:
    meta_names: set[str] = set()
    names: set[tuple[Kind, str]] = set()
    for each in objects:
        place = Faults(each.kind, found=faults.found)
        if each.meta_name in meta_names:
            place.inside("metadata").inside("name").note(f"duplicate name: {each.meta_name}")
        meta_names.add(each.meta_name)
        key = (each.kind, each.name.lower() if each.kind is Kind.VARIABLE else each.name)
        if each.kind is not Kind.DASHBOARD and key in names:
            place.inside("spec").inside("name").note(f"duplicate name: {each.name}")
        names.add(key)


def _with_known_labels(
    carrier: TemplateObject, objects: Sequence[TemplateObject], skipped: set[str], faults: Faults
) -> TemplateObject:
    known = {each.meta_name for each in objects if each.kind is Kind.LABEL}
    for index, label in enumerate(carrier.labels):
        if label not in known | skipped:
            place = Faults(carrier.kind, found=faults.found).inside("spec")
            place.inside("associations", index).note(f'label "{label}" is not in the template')
    return replace(carrier, labels=tuple(each for each in carrier.labels if each in known))
