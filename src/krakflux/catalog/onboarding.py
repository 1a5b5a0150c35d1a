"""The first set-up: one user, one organization, one bucket, one token for everything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.buckets import BucketDraft, check_name
from krakflux.catalog.passwords import check_length, hash_password
from krakflux.catalog.permissions import operator_permissions
from krakflux.catalog.retention import FOREVER
from krakflux.errors import ConflictError, UnprocessableError

if TYPE_CHECKING:
    from krakflux.catalog.authorizations import Authorizations
    from krakflux.catalog.buckets import Buckets
    from krakflux.catalog.database import Database
    from krakflux.catalog.organizations import Organizations
    from krakflux.catalog.records import Authorization, Bucket, Organization, User
    from krakflux.catalog.users import Users

__all__ = ["Onboarding", "OnboardingRequest", "OnboardingResult"]


@dataclass(frozen=True, slots=True)
class OnboardingRequest:
    """What the set-up makes; `retention` in nanoseconds, a token text of None is made up."""

    username: str
    organization: str
    bucket: str
    password: str | None = None
    token: str | None = None
    retention: int = FOREVER


@dataclass(frozen=True, slots=True)
class OnboardingResult:
    """What the set-up made; `token` is shown here and never again."""

    user: User
    organization: Organization
    bucket: Bucket
    authorization: Authorization
    token: str


class Onboarding:
    """Sets an empty catalog up, once."""

    def __init__(
        self,
        database: Database,
        organizations: Organizations,
        users: Users,
        buckets: Buckets,
        authorizations: Authorizations,
    ) -> None:
        self._database = database
        self._organizations = organizations
        self._users = users
        self._buckets = buckets
        self._authorizations = authorizations

    def is_allowed(self) -> bool:
        """Tell whether the catalog is still empty."""
        snapshot = self._database.snapshot
        return not snapshot.users and not snapshot.organizations

    def complete(self, request: OnboardingRequest) -> OnboardingResult:
        """Set the catalog up, whole or not at all.

        Raises:
            ConflictError: it was set up before.
            UnprocessableError: a name is missing.
            InvalidError: a bucket name or password InfluxDB refuses.
        """
        self._check_allowed()
        _check(request)
        password_hash = None if request.password is None else hash_password(request.password)
        with self._database.change() as connection:
            self._check_allowed()
            user = self._users.insert(
                connection, request.username, is_operator=True, password_hash=password_hash
            )
            organization = self._organizations.insert(connection, request.organization, "", user.id)
            bucket = self._buckets.insert(
                connection,
                BucketDraft(organization.id, request.bucket, retention=request.retention),
            )
            authorization, token = self._authorizations.insert(
                connection,
                AuthorizationDraft(
                    organization_id=organization.id,
                    user_id=user.id,
                    permissions=operator_permissions(),
                    description=f"{user.name}'s Token",
                    token=request.token,
                ),
            )
        return OnboardingResult(user, organization, bucket, authorization, token)

    def _check_allowed(self) -> None:
        if not self.is_allowed():
            raise ConflictError("onboarding has already been completed")


def _check(request: OnboardingRequest) -> None:
    given = {"username": request.username, "org": request.organization, "bucket": request.bucket}
    missing = ",".join(name for name, value in given.items() if not value.strip())
    if missing:
        raise UnprocessableError(f"onboarding failed: missing required fields [{missing}]")
    check_name(request.bucket)
    if request.password is not None:
        check_length(request.password)
