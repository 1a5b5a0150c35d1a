from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.dashboards import DashboardDraft
from krakflux.catalog.permissions import (
    Action,
    Permission,
    Resource,
    ResourceType,
    organization_permissions,
)
from krakflux.catalog.records import Status
from support.server import basic

if TYPE_CHECKING:
    import httpx2

    from krakflux.catalog.records import User
    from support.server import Platform

PASSWORD = "another horse"


def refused(answer: httpx2.Response, status: int, message: str) -> None:
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def resource(platform: Platform, kind: str) -> str:
    made = platform.made
    assert made is not None
    if kind == "dashboards":
        draft = DashboardDraft(made.organization.id, made.user.id, "shared")
        return platform.services.catalog.dashboards.create(draft).id
    return {"orgs": made.organization.id, "buckets": made.bucket.id}[kind]


def newcomer(platform: Platform) -> User:
    users = platform.services.catalog.users
    user = users.create(f"newcomer {uuid4().hex[:8]}")
    users.set_password(user.id, PASSWORD)
    return user


def session(platform: Platform, user: User) -> dict[str, str]:
    answer = platform.client.post("/api/v2/signin", headers=basic(user.name, PASSWORD))
    platform.client.cookies.clear()
    return {"Cookie": answer.headers["Set-Cookie"]}


@pytest.mark.parametrize("kind", ["orgs", "buckets", "dashboards"])
def test_a_member_reads_and_an_owner_changes(platform: Platform, kind: str) -> None:
    own = f"/api/v2/{kind}/{resource(platform, kind)}"
    user = newcomer(platform)
    cookie = session(platform, user)

    def status(method: str, **options: Any) -> int:
        return platform.client.request(method, own, headers=cookie, **options).status_code

    change = {"json": {"description": "mine"}}
    assert (status("GET"), status("PATCH", **change)) == (401, 401)
    for role, may_change in (("member", 401), ("owner", 200)):
        answer = platform.call("POST", f"{own}/{role}s", json={"id": user.id, "name": "any"})
        member = {
            "role": role,
            "links": {"self": f"/api/v2/users/{user.id}"},
            "id": user.id,
            "name": user.name,
            "status": "active",
        }
        assert (answer.status_code, answer.json()) == (201, member)
        listed = platform.call("GET", f"{own}/{role}s").json()
        assert listed["links"] == {"self": f"{own}/{role}s"}
        assert [each for each in listed["users"] if each["id"] == user.id] == [member]
        assert (status("GET"), status("PATCH", **change)) == (200, may_change)
        message = (
            "Unexpected error when assigning user to a resource: "
            f"mapping for user {user.id} already exists"
        )
        refused(platform.call("POST", f"{own}/owners", json={"id": user.id}), 422, message)
        assert platform.call("DELETE", f"{own}/{role}s/{user.id}").status_code == 204
        gone = platform.call("DELETE", f"{own}/{role}s/{user.id}")
        refused(gone, 404, "user to resource mapping not found")
    assert status("GET") == 401


@pytest.mark.parametrize("kind", ["orgs", "buckets", "dashboards"])
def test_nobody_hands_on_more_than_they_hold(platform: Platform, kind: str) -> None:
    identifier = resource(platform, kind)
    maker, user = newcomer(platform), newcomer(platform)
    organization = None if kind == "orgs" else platform.organization_id
    own = Resource(ResourceType(kind), identifier, organization)

    def status(role: str, *permissions: Permission) -> int:
        draft = AuthorizationDraft(platform.organization_id, maker.id, permissions)
        _, token = platform.services.catalog.authorizations.create(draft)
        headers = {"Authorization": f"Token {token}"}
        place = f"/api/v2/{kind}/{identifier}/{role}s"
        return platform.client.post(place, json={"id": user.id}, headers=headers).status_code

    write, read = Permission(Action.WRITE, own), Permission(Action.READ, own)
    refused_with = 403 if kind == "orgs" else 401
    assert [status(role, write) for role in ("member", "owner")] == [refused_with] * 2
    if kind == "orgs":
        assert status("owner", write, read) == 403
        assert status("owner", *organization_permissions(identifier)) == 201
    else:
        assert status("owner", write, read) == 201
    for each in (maker, user):
        platform.services.catalog.users.delete(each.id)


def test_tokens_end_with_the_role_in_their_organization(platform: Platform) -> None:
    organization, user = platform.organization_id, newcomer(platform)
    members = f"/api/v2/orgs/{organization}/members"
    assert platform.call("POST", members, json={"id": user.id}).status_code == 201
    permissions = organization_permissions(organization, [Action.READ])
    draft = AuthorizationDraft(organization, user.id, permissions)
    made, token = platform.services.catalog.authorizations.create(draft)

    def status() -> int:
        headers = {"Authorization": f"Token {token}"}
        return platform.client.get(f"/api/v2/orgs/{organization}", headers=headers).status_code

    assert status() == 200
    assert platform.call("DELETE", f"{members}/{user.id}").status_code == 204
    assert status() == 401
    assert platform.services.catalog.authorizations.get(made.id).status is Status.INACTIVE
    assert platform.call("GET", members).status_code == 200


def test_whoever_set_the_platform_up_owns_its_organization(platform: Platform) -> None:
    owners = platform.call("GET", f"/api/v2/orgs/{platform.organization_id}/owners").json()
    assert [each["name"] for each in owners["users"]] == ["ada"]


def test_members_that_cannot_be(platform: Platform) -> None:
    members = f"/api/v2/buckets/{platform.bucket_id}/members"
    refused(platform.call("POST", members, json={}), 400, "user id missing or invalid")
    unknown = platform.call("POST", members, json={"id": "00000000000000ff"})
    refused(unknown, 404, "user not found")
    lost = platform.call("GET", "/api/v2/buckets/00000000000000ff/members")
    refused(lost, 404, "bucket not found")


def test_roles_end_with_their_resource_and_their_user(platform: Platform) -> None:
    catalog = platform.services.catalog
    dashboard, user, other = (
        resource(platform, "dashboards"),
        newcomer(platform),
        newcomer(platform),
    )
    for each in (user, other):
        answer = platform.call(
            "POST", f"/api/v2/dashboards/{dashboard}/members", json={"id": each.id}
        )
        assert answer.status_code == 201
    catalog.users.delete(user.id)
    listed = platform.call("GET", f"/api/v2/dashboards/{dashboard}/members").json()["users"]
    assert [each["id"] for each in listed] == [other.id]
    assert platform.call("DELETE", f"/api/v2/dashboards/{dashboard}").status_code == 204
    held = {part.resource_id for part in catalog.snapshot.resource_memberships}
    assert dashboard not in held


def test_whoever_makes_a_dashboard_owns_it_while_in_the_organization(platform: Platform) -> None:
    organization, maker = platform.organization_id, newcomer(platform)
    owners = f"/api/v2/orgs/{organization}/owners"
    assert platform.call("POST", owners, json={"id": maker.id}).status_code == 201
    cookie = session(platform, maker)
    new = {"orgID": organization, "name": "made by a newcomer"}
    made = platform.client.post("/api/v2/dashboards", json=new, headers=cookie).json()
    own = f"/api/v2/dashboards/{made['id']}"
    listed = platform.call("GET", f"{own}/owners").json()["users"]
    assert [(each["id"], each["role"]) for each in listed] == [(maker.id, "owner")]
    assert platform.call("DELETE", f"{owners}/{maker.id}").status_code == 204
    assert platform.client.get(own, headers=cookie).status_code == 401
    assert platform.call("GET", f"{own}/owners").json()["users"] == []
    assert platform.call("DELETE", own).status_code == 204
