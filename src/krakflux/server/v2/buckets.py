"""`/api/v2/buckets`: buckets and their retention rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BeforeValidator, Field

from krakflux.catalog.buckets import BucketChanges, BucketDraft
from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.catalog.records import BucketType
from krakflux.errors import InvalidError, NotFoundError, UnprocessableError
from krakflux.model.identifiers import parse_identifier
from krakflux.model.time import SECOND
from krakflux.server.access import CallerDependency, ServicesDependency, bucket_resource
from krakflux.server.directory import wanted_organization
from krakflux.server.documents import Document, DocumentRoute, to_rfc3339
from krakflux.server.paging import PageDependency, PageLinks
from krakflux.server.v2.labels import LabelDocument, label_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from krakflux.catalog.records import Bucket, Label
    from krakflux.catalog.snapshot import Snapshot

router = APIRouter(prefix="/api/v2/buckets", tags=["buckets"], route_class=DocumentRoute)


class RetentionRule(Document):
    """How long points are kept, in seconds; 0 = forever."""

    type: str = "expire"
    everySeconds: int = 0
    shardGroupDurationSeconds: int | None = None


class BucketLinks(Document):
    """Where a bucket and its parts are."""

    self: str
    org: str
    members: str
    owners: str
    labels: str
    write: str


class BucketDocument(Document):
    """A bucket; it always has one retention rule."""

    id: str
    orgID: str
    type: BucketType
    name: str
    description: str | None
    rp: str | None
    retentionRules: list[RetentionRule]
    createdAt: str
    updatedAt: str
    links: BucketLinks
    labels: list[LabelDocument]


class BucketList(Document):
    """A page of buckets."""

    links: PageLinks
    buckets: list[BucketDocument]


def _none_to_empty(value: object) -> object:
    return [] if value is None else value


class NewBucket(Document):
    """A bucket to be made."""

    orgID: str = ""
    name: str = ""
    description: str | None = None
    rp: str | None = None
    retentionRules: Annotated[list[RetentionRule], BeforeValidator(_none_to_empty)] = Field(
        default_factory=list
    )


class BucketPatch(Document):
    """What to change in a bucket."""

    name: str | None = None
    description: str | None = None
    retentionRules: list[RetentionRule] | None = None


@router.get("", response_model_exclude_none=True)
def list_buckets(
    request: Request, caller: CallerDependency, services: ServicesDependency, page: PageDependency
) -> BucketList:
    """List the buckets that the caller may read."""
    found = _select(services.catalog.snapshot, request.query_params)
    visible = [bucket for bucket in found if caller.may(Action.READ, bucket_resource(bucket))]
    labels = services.catalog.labels.by_resource()
    documents = [bucket_document(each, labels.get(each.id, ())) for each in page.cut(visible)]
    return BucketList(links=page.links(len(documents)), buckets=documents)


@router.post("", status_code=201, response_model_exclude_none=True)
def create_bucket(
    bucket: NewBucket, caller: CallerDependency, services: ServicesDependency
) -> BucketDocument:
    """Make a bucket."""
    if not bucket.orgID:
        raise InvalidError("organization id must be provided")
    organization_id = parse_identifier(bucket.orgID)
    caller.require(Action.WRITE, Resource(ResourceType.BUCKETS, organization_id=organization_id))
    retention, shard_group_duration = _durations(bucket.retentionRules)
    draft = BucketDraft(
        organization_id=organization_id,
        name=bucket.name,
        description=bucket.description or "",
        retention=retention,
        shard_group_duration=shard_group_duration,
        retention_policy=bucket.rp or "",
    )
    return bucket_document(services.catalog.buckets.create(draft))


@router.get("/{identifier}", response_model_exclude_none=True)
def read_bucket(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> BucketDocument:
    """Show a bucket."""
    bucket = services.catalog.buckets.get(parse_identifier(identifier))
    caller.require(Action.READ, bucket_resource(bucket))
    return bucket_document(bucket, services.catalog.labels.of_resource(bucket.id))


@router.patch("/{identifier}", response_model_exclude_none=True)
def update_bucket(
    identifier: str, patch: BucketPatch, caller: CallerDependency, services: ServicesDependency
) -> BucketDocument:
    """Rename or describe a bucket, or change its retention."""
    bucket = services.catalog.buckets.get(parse_identifier(identifier))
    caller.require(Action.WRITE, bucket_resource(bucket))
    retention, shard_group_duration = None, None
    if patch.retentionRules:
        retention, shard_group_duration = _durations(patch.retentionRules)
    changes = BucketChanges(patch.name, patch.description, retention, shard_group_duration)
    changed = services.catalog.buckets.update(identifier, changes)
    return bucket_document(changed, services.catalog.labels.of_resource(identifier))


@router.delete("/{identifier}", status_code=204)
def delete_bucket(
    identifier: str, caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Delete a bucket with all its points."""
    bucket = services.catalog.buckets.get(parse_identifier(identifier))
    caller.require(Action.WRITE, bucket_resource(bucket))
    services.catalog.buckets.delete(identifier)
    services.catalog.labels.forget(identifier)
    services.catalog.members.forget(identifier)
    return Response(status_code=204)


def bucket_document(bucket: Bucket, labels: Sequence[Label] = ()) -> BucketDocument:
    """Render a bucket; an empty description or retention policy is left out."""
    own = f"/api/v2/buckets/{bucket.id}"
    return BucketDocument(
        id=bucket.id,
        orgID=bucket.organization_id,
        type=bucket.type,
        name=bucket.name,
        description=bucket.description or None,
        rp=bucket.retention_policy or None,
        retentionRules=[
            RetentionRule(
                everySeconds=bucket.retention // SECOND,
                shardGroupDurationSeconds=bucket.shard_group_duration // SECOND,
            )
        ],
        createdAt=to_rfc3339(bucket.created_at),
        updatedAt=to_rfc3339(bucket.updated_at),
        links=BucketLinks(
            self=own,
            org=f"/api/v2/orgs/{bucket.organization_id}",
            members=f"{own}/members",
            owners=f"{own}/owners",
            labels=f"{own}/labels",
            write=f"/api/v2/write?org={bucket.organization_id}&bucket={bucket.id}",
        ),
        labels=[label_document(label) for label in labels],
    )


def _durations(rules: Sequence[RetentionRule]) -> tuple[int, int | None]:
    if len(rules) > 1:
        raise UnprocessableError("buckets cannot have more than one retention rule at this time")
    if not rules:
        return 0, None
    rule = rules[0]
    shard_group = rule.shardGroupDurationSeconds
    return rule.everySeconds * SECOND, None if not shard_group else shard_group * SECOND


def _select(snapshot: Snapshot, parameters: Mapping[str, str]) -> list[Bucket]:
    found = list(snapshot.buckets.values())
    identifier, name = parameters.get("id"), parameters.get("name")
    organization_id = wanted_organization(snapshot, parameters)
    if organization_id is not None:
        found = [bucket for bucket in found if bucket.organization_id == organization_id]
        found.sort(key=lambda bucket: bucket.name)
    if identifier:
        found = [bucket for bucket in found if bucket.id == parse_identifier(identifier)]
        if not found:
            raise NotFoundError("bucket not found")
    if name:
        found = [bucket for bucket in found if bucket.name == name]
        if not found and organization_id is not None:
            raise NotFoundError(f'bucket "{name}" not found')
    return found
