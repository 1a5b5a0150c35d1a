"""`/api/v2/setup`: the first user, organization, bucket and token."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request

from krakflux.catalog.onboarding import OnboardingRequest
from krakflux.errors import UnauthorizedError
from krakflux.model.time import HOUR, SECOND
from krakflux.server.access import UNAUTHORIZED, ServicesDependency
from krakflux.server.documents import Document, DocumentRoute
from krakflux.server.sign_in import client_address
from krakflux.server.v2.authorizations import AuthorizationDocument, authorization_document
from krakflux.server.v2.buckets import BucketDocument, bucket_document
from krakflux.server.v2.organizations import OrganizationDocument, organization_document
from krakflux.server.v2.users import UserDocument, user_document
from krakflux.server.work import WorkersDependency

if TYPE_CHECKING:
    from krakflux.server.ports import Services

router = APIRouter(prefix="/api/v2/setup", tags=["setup"], route_class=DocumentRoute)


class SetupState(Document):
    """Whether the set-up is still open."""

    allowed: bool


class SetupRequest(Document):
    """What the set-up shall make."""

    username: str = ""
    password: str | None = None
    org: str = ""
    bucket: str = ""
    token: str | None = None
    retentionPeriodSeconds: int | None = None
    retentionPeriodHrs: int | None = None


class SetupResult(Document):
    """What the set-up made; the only answer that shows this token."""

    user: UserDocument
    bucket: BucketDocument
    org: OrganizationDocument
    auth: AuthorizationDocument


@router.get("")
async def read_setup(services: ServicesDependency) -> SetupState:
    """Tell whether the platform is still to be set up."""
    return SetupState(allowed=services.catalog.onboarding.is_allowed())


@router.post("", status_code=201, response_model_exclude_none=True)
async def set_up(
    setup: SetupRequest, request: Request, services: ServicesDependency, workers: WorkersDependency
) -> SetupResult:
    """Set the platform up, once; where the settings have a password, with that one."""
    expected = services.set_up_password
    if expected is not None and services.catalog.onboarding.is_allowed():
        throttle, address = request.app.state.throttle, f"address {client_address(request)}"
        throttle.check(address)
        if not secrets.compare_digest((setup.password or "").encode(), expected.encode()):
            throttle.note_failure(address)
            raise UnauthorizedError(
                UNAUTHORIZED, hint="the first user's password must be that of the server's settings"
            )
    return await workers.other(_set_up, setup, services)


def _set_up(setup: SetupRequest, services: Services) -> SetupResult:
    retention = (setup.retentionPeriodHrs or 0) * HOUR
    if setup.retentionPeriodSeconds:
        retention = setup.retentionPeriodSeconds * SECOND
    catalog = services.catalog
    made = catalog.onboarding.complete(
        OnboardingRequest(
            username=setup.username,
            organization=setup.org,
            bucket=setup.bucket,
            password=setup.password or None,
            token=setup.token or None,
            retention=retention,
        )
    )
    return SetupResult(
        user=user_document(made.user),
        bucket=bucket_document(made.bucket),
        org=organization_document(made.organization),
        auth=authorization_document(catalog.snapshot, made.authorization, made.token),
    )
