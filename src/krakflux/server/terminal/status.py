"""`GET /api/krakflux/status`: how the platform and its feed do, for page and command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter

from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.catalog.records import BucketType
from krakflux.model.time import format_rfc3339
from krakflux.server.access import (
    Caller,
    CallerDependency,
    ServicesDependency,
    bucket_resource,
    may_read_market,
    organization_resource,
)
from krakflux.server.documents import Document
from krakflux.server.ports import FeedKind, FeedState, Mode, PairState
from krakflux.server.work import WorkersDependency

if TYPE_CHECKING:
    from krakflux.catalog.records import Bucket, Organization
    from krakflux.server.ports import FeedSnapshot, PairSnapshot, Services, StreamSnapshot

_INSTANCE: Final = Resource(ResourceType.INSTANCE)

router = APIRouter(prefix="/api/krakflux", tags=["terminal"])


class PairDocument(Document):
    """One pair of the feed: how many of its trades are held, how many between them are missing."""

    pair: str
    state: PairState
    message: str | None
    last_time: str | None
    trades: int | None
    missing: int | None


class ChannelDocument(Document):
    """One channel of the stream, counted since the start."""

    channel: str
    messages: int
    lag_s: float | None
    checksum_failures: int
    gaps: int


class MaintenanceDocument(Document):
    """Work that the exchange has announced."""

    title: str
    phase: str
    begins: str | None
    ends: str | None


class StreamDocument(Document):
    """The WebSocket that data comes from; while it is not live, data is polled."""

    url: str
    live: bool
    since: str
    connections: int
    error: str | None
    system: str | None
    maintenance: list[MaintenanceDocument]
    channels: list[ChannelDocument]


class FeedDocument(Document):
    """The feed of market data."""

    exchange: str
    kind: FeedKind
    state: FeedState
    since: str
    last_success: str | None
    error: str | None
    retry_in_s: float | None
    interval_s: float
    pairs: list[PairDocument]
    stream: StreamDocument | None


class StorageDocument(Document):
    """What the caller's buckets take.

    `unsealed_values` are still to be sorted into parts; `logged_values`, some of them, are on disk
    in a log alone; `sealing` buckets are having a segment sealed.
    """

    series: int
    values: int
    disk_bytes: int
    unsealed_values: int
    logged_values: int
    log_bytes: int
    segments: int
    parts: int
    sealing: int
    waiting_writes: int


class StatusDocument(Document):
    """The platform at one moment; organization and bucket are those the page opens, by name.

    The feed is told to whoever may read the market's bucket, the data directory and the hint to
    sessions and operators.
    """

    version: str
    mode: Mode
    organization: str | None
    bucket: str | None
    feed: FeedDocument | None
    data_directory: str | None
    demo_hint: str | None
    storage: StorageDocument


@router.get("/status")
async def read_status(
    caller: CallerDependency, services: ServicesDependency, workers: WorkersDependency
) -> StatusDocument:
    """Tell how the platform does."""
    organization = first_organization(services, caller)
    bucket = None if organization is None else _first_bucket(services, caller, organization)
    feed = services.feed if may_read_market(caller, services) else None
    is_shown_around = caller.session is not None or caller.may(Action.READ, _INSTANCE)
    directory = services.data_directory if is_shown_around else None
    return StatusDocument(
        version=services.version,
        mode=services.mode,
        organization=None if organization is None else organization.name,
        bucket=None if bucket is None else bucket.name,
        feed=None if feed is None else _feed_document(feed.snapshot()),
        data_directory=str(directory) if directory else None,
        demo_hint=services.demo_hint if is_shown_around else None,
        storage=await workers.other(_storage_document, services, caller),
    )


def _storage_document(services: Services, caller: Caller) -> StorageDocument:
    readable = {
        each.id
        for each in services.catalog.snapshot.buckets.values()
        if caller.may(Action.READ, bucket_resource(each))
    }
    stats = services.storage.stats().buckets
    figures = [each for bucket, each in stats.items() if bucket in readable]

    def total(name: str) -> int:
        return sum(each.details.get(name, 0) for each in figures)

    return StorageDocument(
        series=sum(each.series for each in figures),
        values=sum(each.values for each in figures),
        disk_bytes=sum(each.disk_bytes for each in figures),
        unsealed_values=total("unsealed_values"),
        logged_values=total("logged_values"),
        log_bytes=total("log_bytes"),
        segments=total("segments"),
        parts=total("parts"),
        sealing=total("sealing"),
        waiting_writes=total("queue"),
    )


def first_organization(services: Services, caller: Caller) -> Organization | None:
    """Find the organization that the page opens for a caller."""
    snapshot = services.catalog.snapshot
    visible = [
        each
        for each in snapshot.organizations.values()
        if caller.may(Action.READ, organization_resource(each.id))
    ]
    if caller.authorization is not None:
        own = snapshot.organizations[caller.authorization.organization_id]
        visible.append(own)
    preferred = [each for each in visible if each.name == services.organization]
    return next(iter(preferred or sorted(visible, key=lambda each: each.created_at)), None)


def _first_bucket(services: Services, caller: Caller, organization: Organization) -> Bucket | None:
    readable = [
        each
        for each in services.catalog.snapshot.buckets.values()
        if each.organization_id == organization.id
        and each.type is BucketType.USER
        and caller.may(Action.READ, bucket_resource(each))
    ]
    preferred = [each for each in readable if each.name == services.bucket]
    return next(iter(preferred or sorted(readable, key=lambda each: each.created_at)), None)


def _feed_document(feed: FeedSnapshot) -> FeedDocument:
    return FeedDocument(
        exchange=feed.exchange,
        kind=feed.kind,
        state=feed.state,
        since=format_rfc3339(feed.since),
        last_success=_time(feed.last_success),
        error=feed.error,
        retry_in_s=feed.retry_in_s,
        interval_s=feed.interval_s,
        pairs=[_pair_document(pair) for pair in feed.pairs],
        stream=None if feed.stream is None else _stream_document(feed.stream),
    )


def _stream_document(stream: StreamSnapshot) -> StreamDocument:
    return StreamDocument(
        url=stream.url,
        live=stream.is_live,
        since=format_rfc3339(stream.since),
        connections=stream.connections,
        error=stream.error,
        system=stream.system,
        maintenance=[
            MaintenanceDocument(
                title=item.title, phase=item.phase, begins=item.begins, ends=item.ends
            )
            for item in stream.maintenance
        ],
        channels=[
            ChannelDocument(
                channel=item.channel,
                messages=item.messages,
                lag_s=item.lag_s,
                checksum_failures=item.checksum_failures,
                gaps=item.gaps,
            )
            for item in stream.channels
        ],
    )


def _pair_document(pair: PairSnapshot) -> PairDocument:
    return PairDocument(
        pair=pair.pair,
        state=pair.state,
        message=pair.message,
        last_time=_time(pair.last_time),
        trades=pair.trades,
        missing=pair.missing,
    )


def _time(time: int | None) -> str | None:
    return None if time is None else format_rfc3339(time)
