"""What `up` finds or makes: the organization, user and bucket it works in, and its token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.buckets import BucketDraft
from krakflux.catalog.onboarding import OnboardingRequest
from krakflux.catalog.permissions import operator_permissions
from krakflux.catalog.records import Status

if TYPE_CHECKING:
    from krakflux.catalog import Catalog
    from krakflux.catalog.records import Bucket, Organization, User

__all__ = ["BUCKET", "NAME", "Home", "prepare_home"]

NAME: Final = "krakflux"
BUCKET: Final = "kraken"
_DESCRIPTION: Final = "krakflux command line"


@dataclass(frozen=True, slots=True)
class Home:
    """Where `up` collects to and signs in as; `token` may do everything."""

    organization: Organization
    user: User
    bucket: Bucket
    token: str


def prepare_home(catalog: Catalog, known_token: str | None) -> Home:
    """Find the home in the catalog, making what is missing of it; safe to repeat.

    Args:
        catalog: An open catalog, empty at the first start.
        known_token: The profile's token; a new one is made where it is no longer valid.
    """
    if catalog.onboarding.is_allowed():
        made = catalog.onboarding.complete(OnboardingRequest(NAME, NAME, BUCKET))
        return Home(made.organization, made.user, made.bucket, made.token)
    user = _find_user(catalog)
    organization = _find_organization(catalog, user)
    return Home(
        organization=organization,
        user=user,
        bucket=_find_bucket(catalog, organization),
        token=_find_token(catalog, organization, user, known_token),
    )


def _find_user(catalog: Catalog) -> User:
    # A directory that was set up through the wizard has an operator of another name.
    users = catalog.snapshot.users.values()
    operators = [user for user in users if user.is_operator and user.status is Status.ACTIVE]
    named = [user for user in operators if user.name == NAME]
    return (named or operators)[0] if operators else catalog.users.create(NAME)


def _find_organization(catalog: Catalog, user: User) -> Organization:
    found = catalog.snapshot.organization_names.get(NAME)
    return found or catalog.organizations.create(NAME, "", user.id)


def _find_bucket(catalog: Catalog, organization: Organization) -> Bucket:
    found = catalog.snapshot.bucket_names.get((organization.id, BUCKET))
    return found or catalog.buckets.create(BucketDraft(organization.id, BUCKET))


def _find_token(
    catalog: Catalog, organization: Organization, user: User, known_token: str | None
) -> str:
    if known_token is not None:
        authorization = catalog.authorizations.find(known_token)
        if authorization is not None and authorization.status is Status.ACTIVE:
            return known_token
    draft = AuthorizationDraft(
        organization_id=organization.id,
        user_id=user.id,
        permissions=operator_permissions(),
        description=_DESCRIPTION,
    )
    return catalog.authorizations.create(draft)[1]
