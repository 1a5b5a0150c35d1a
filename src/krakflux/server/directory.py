"""Organizations and buckets as requests name them, by id or by name, read off the snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.catalog.permissions import Action, Resource, ResourceType
from krakflux.errors import InvalidError, NotFoundError
from krakflux.flux.ports import BucketInfo
from krakflux.model.identifiers import is_identifier, parse_identifier
from krakflux.server.access import bucket_resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from krakflux.catalog.records import Bucket, Organization
    from krakflux.catalog.secrets import Secrets
    from krakflux.catalog.snapshot import Snapshot
    from krakflux.server.access import Caller

__all__ = [
    "ReadableBuckets",
    "ReadableSecrets",
    "find_bucket",
    "find_organization",
    "wanted_organization",
]


def find_organization(snapshot: Snapshot, parameters: Mapping[str, str]) -> Organization:
    """Find the organization that `orgID` or `org` (a name or an id) names.

    Raises:
        InvalidError: neither is given, or `orgID` has not the form of an id.
        NotFoundError: there is none such.
    """
    identifier, name = parameters.get("orgID"), parameters.get("org")
    if identifier:
        found = snapshot.organizations.get(parse_identifier(identifier))
        if found is None:
            raise NotFoundError("organization not found")
        return found
    if not name:
        raise InvalidError("Please provide either orgID or org")
    found = snapshot.organization_names.get(name)
    if found is None and is_identifier(name):
        found = snapshot.organizations.get(name)
    if found is None:
        raise NotFoundError(f'organization name "{name}" not found')
    return found


def wanted_organization(snapshot: Snapshot, parameters: Mapping[str, str]) -> str | None:
    """Give the id of the organization whose resources a list is asked for; None = all.

    An id of none is a list of nothing, not an error.

    Raises:
        InvalidError: `orgID` has not the form of an id.
        NotFoundError: no organization has the name `org`.
    """
    identifier, name = parameters.get("orgID"), parameters.get("org")
    if identifier:
        return parse_identifier(identifier)
    if not name:
        return None
    organization = snapshot.organization_names.get(name) or snapshot.organizations.get(name)
    if organization is None:
        raise NotFoundError(f'organization name "{name}" not found')
    return organization.id


def find_bucket(snapshot: Snapshot, organization_id: str, name: str) -> Bucket:
    """Find an organization's bucket by id (tried first, where it has that form) or by name.

    Raises:
        NotFoundError: there is none such.
    """
    found = snapshot.buckets.get(name) if is_identifier(name) else None
    if found is None or found.organization_id != organization_id:
        found = snapshot.bucket_names.get((organization_id, name))
    if found is None:
        raise NotFoundError(f'bucket "{name}" not found')
    return found


@dataclass(frozen=True, slots=True)
class ReadableBuckets:
    """The buckets that a query sees: those of its organization that its caller may read."""

    snapshot: Snapshot
    caller: Caller
    organization_id: str

    def find(self, name: str | None, identifier: str | None) -> BucketInfo:
        """Look a bucket up by name or id.

        Raises:
            NotFoundError: unknown, or not to be read by the caller; which of both isn't told.
        """
        if identifier is not None:
            found = self.snapshot.buckets.get(identifier)
        else:
            found = self.snapshot.bucket_names.get((self.organization_id, name or ""))
        if found is None or not self._is_readable(found):
            raise NotFoundError(
                "failed to initialize execute state: "
                f'could not find bucket "{identifier if name is None else name}"'
            )
        return _info(found)

    def list(self) -> list[BucketInfo]:
        """Give all of them, by name."""
        found = filter(self._is_readable, self.snapshot.buckets.values())
        return [_info(bucket) for bucket in sorted(found, key=lambda bucket: bucket.name)]

    def _is_readable(self, bucket: Bucket) -> bool:
        return bucket.organization_id == self.organization_id and self.caller.may(
            Action.READ, bucket_resource(bucket)
        )


@dataclass(frozen=True, slots=True)
class ReadableSecrets:
    """The secrets that a query's script may use: those of its organization."""

    secrets: Secrets
    caller: Caller
    organization_id: str

    def get(self, key: str) -> str:
        """Open a secret.

        Raises:
            UnauthorizedError: the caller may not read the organization's secrets.
            NotFoundError: there is none of that key.
            UnprocessableError: it has to be stored again.
        """
        resource = Resource(ResourceType.SECRETS, organization_id=self.organization_id)
        self.caller.require(Action.READ, resource)
        return self.secrets.get(self.organization_id, key)


def _info(bucket: Bucket) -> BucketInfo:
    return BucketInfo(bucket.id, bucket.name, bucket.organization_id, bucket.retention)
