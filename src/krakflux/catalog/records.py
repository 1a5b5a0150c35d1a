"""The catalog's records: frozen values as the database holds them. Times are ns since the epoch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from krakflux.catalog.permissions import Permission, ResourceType

__all__ = [
    "Authorization",
    "Bucket",
    "BucketType",
    "Cell",
    "Dashboard",
    "Label",
    "Membership",
    "Organization",
    "ResourceMembership",
    "Role",
    "Session",
    "Status",
    "User",
    "Variable",
]


class Status(StrEnum):
    """Whether a user or a token may be used."""

    ACTIVE = "active"
    INACTIVE = "inactive"


class BucketType(StrEnum):
    """Who made a bucket: a user, or the platform for itself."""

    USER = "user"
    SYSTEM = "system"


class Role(StrEnum):
    """A user's part in an organization, or for a resource: owners change, members read."""

    OWNER = "owner"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Organization:
    """A workspace: buckets and tokens belong to one."""

    id: str
    name: str
    description: str
    created_at: int
    updated_at: int


@dataclass(frozen=True, slots=True)
class User:
    """Someone who signs in or owns tokens; an operator may do everything."""

    id: str
    name: str
    status: Status
    is_operator: bool
    has_password: bool
    created_at: int
    updated_at: int


@dataclass(frozen=True, slots=True)
class Membership:
    """A user's role in an organization."""

    user_id: str
    organization_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class ResourceMembership:
    """A user's role for one bucket or dashboard, whatever they are in its organization."""

    user_id: str
    resource_type: ResourceType
    resource_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class Bucket:
    """A named place for points.

    `retention` and `shard_group_duration` are nanoseconds; retention 0 keeps points forever. The
    shard group duration exists for InfluxDB's clients only: storage has no shards.
    """

    id: str
    organization_id: str
    type: BucketType
    name: str
    description: str
    retention: int
    shard_group_duration: int
    retention_policy: str
    created_at: int
    updated_at: int


@dataclass(frozen=True, slots=True)
class Authorization:
    """A token's record; the token itself is known to its holder alone, we keep its SHA-256."""

    id: str
    organization_id: str
    user_id: str
    status: Status
    description: str
    permissions: tuple[Permission, ...]
    created_at: int
    updated_at: int


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in browser; found by its key's SHA-256."""

    key_hash: str
    user_id: str
    created_at: int
    expires_at: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A rectangle of a dashboard, in columns and rows of its grid, and the view it shows.

    `name` is the view's; `properties` are those of InfluxDB's views, kept as they came, None as
    long as nothing is shown.
    """

    id: str
    x: int
    y: int
    w: int
    h: int
    name: str
    properties: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A named page of cells."""

    id: str
    organization_id: str
    owner_id: str
    name: str
    description: str
    created_at: int
    updated_at: int
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Variable:
    """A name that queries may use as `v.name`, and where its values come from.

    `arguments` are InfluxDB's: {"type": "constant", "values": [...]}, a "map" of texts, or a
    "query" with its text and language. `selected` are the chosen values.
    """

    id: str
    organization_id: str
    name: str
    description: str
    selected: tuple[str, ...]
    arguments: Mapping[str, Any]
    created_at: int
    updated_at: int


@dataclass(frozen=True, slots=True)
class Label:
    """A mark on resources of its organization; `properties` are free texts, such as a color."""

    id: str
    organization_id: str
    name: str
    properties: Mapping[str, str]
