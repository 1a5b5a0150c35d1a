from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from krakflux.catalog.authorizations import AuthorizationChanges, AuthorizationDraft
from krakflux.catalog.dashboards import CellDraft, DashboardDraft
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType
from krakflux.catalog.records import Status
from krakflux.catalog.users import UserChanges
from krakflux.catalog.variables import VariableDraft
from krakflux.model.time import MINUTE
from krakflux.server.application import ROUTERS
from krakflux.server.gate import PUBLIC
from support.catalog import SteppingClock
from support.server import PASSWORD, USER, basic, run_platform

if TYPE_CHECKING:
    from pathlib import Path

    import httpx2

    from krakflux.catalog.records import Dashboard, Label, Variable
    from support.server import Platform

LIVENESS = {"/ping", "/health", "/ready", "/metrics"}
ROUTES = sorted(
    {
        (method, route.path)
        for router in ROUTERS
        for route in router.routes
        for method in route.methods
        if method != "HEAD"
    }
)
CLOSED = [each for each in ROUTES if each not in PUBLIC and each[1] not in LIVENESS]
# They answer everybody that they are not there.
ABSENT = [
    [word]
    for word in ("backup", "restore", "stacks", "remotes", "replications", "scrapers", "sources")
]
# Open to every token: they tell nothing but what the caller brought, or what is the same for all.
HARMLESS = {
    ("GET", "/api/v2/me"),
    ("GET", "/api/v2/flags"),
    ("GET", "/api/v2/resources"),
    *((method, path) for method, path in ROUTES if path.split("/")[3:4] in ABSENT),
    ("GET", "/api/krakflux/status"),
    ("GET", "/api/krakflux/library"),
    ("GET", "/api/krakflux/usage"),
    ("POST", "/api/v2/query/ast"),
    ("POST", "/api/v2/query/analyze"),
    ("GET", "/api/v2/query/suggestions"),
    ("GET", "/api/v2/query/suggestions/{name}"),
}
LISTS = {
    f"/api/v2/{kind}"
    for kind in ("orgs", "buckets", "authorizations", "users", "dashboards", "variables", "labels")
}


def some_dashboard(platform: Platform) -> Dashboard:
    dashboards = platform.services.catalog.dashboards
    made = platform.made
    draft = DashboardDraft(made.organization.id, made.user.id, "x", cells=(CellDraft(),))
    found = dashboards.with_cells(dashboards.list_all())
    return found[0] if found else dashboards.create(draft)


def some_variable(platform: Platform) -> Variable:
    variables = platform.services.catalog.variables
    arguments = {"type": "constant", "values": ["a"]}
    draft = VariableDraft(platform.organization_id, "some", arguments)
    found = variables.list_all()
    return found[0] if found else variables.create(draft)


def some_label(platform: Platform) -> Label:
    labels = platform.services.catalog.labels
    found = labels.list_all()
    return found[0] if found else labels.create(platform.organization_id, "some", {})


def address(platform: Platform, path: str) -> str:
    made = platform.made
    dashboard = some_dashboard(platform)
    identifiers = {
        "users": made.user.id,
        "orgs": made.organization.id,
        "buckets": made.bucket.id,
        "authorizations": made.authorization.id,
        "dashboards": dashboard.id,
        "variables": some_variable(platform).id,
        "labels": some_label(platform).id,
    }
    resource = path.split("/")[3] if path.count("/") > 2 else ""
    path = path.replace("{identifier}", identifiers.get(resource, ""))
    path = path.replace("{label_identifier}", some_label(platform).id)
    path = path.replace("{cell_identifier}", dashboard.cells[0].id)
    path = path.replace("{user_identifier}", made.user.id).replace("{rest:path}", "metadata")
    return f"{path.replace('{name}', 'limit')}?org=lab&bucket=points&db=points"


def body(platform: Platform, method: str, path: str) -> object:
    if path.endswith("/cells"):
        return [] if method == "PUT" else {}
    if path.endswith("/secrets"):
        return {"name": "value"}
    resource = {"type": "buckets", "orgID": platform.organization_id}
    return {
        "name": "x",
        "id": platform.made.user.id,
        "labelID": some_label(platform).id,
        "password": "long enough",
        "query": 'from(bucket: "points") |> range(start: 0)',
        "orgID": platform.organization_id,
        "resources": [{"kind": "Bucket", "id": platform.bucket_id}],
        "permissions": [{"action": "read", "resource": resource}],
        "start": "1970-01-01T00:00:00Z",
        "stop": "1970-01-01T00:00:01Z",
    }


def unscoped_token(platform: Platform) -> str:
    """Make a token of a stranger that may do something, somewhere else."""
    catalog = platform.services.catalog
    stranger = catalog.users.create(f"stranger {len(catalog.snapshot.users)}")
    permission = Permission(
        Action.READ, Resource(ResourceType.TASKS, organization_id="0" * 15 + "1")
    )
    draft = AuthorizationDraft(platform.organization_id, stranger.id, (permission,))
    return catalog.authorizations.create(draft)[1]


@pytest.mark.parametrize(("method", "path"), CLOSED)
def test_every_route_refuses_a_caller_without_credentials(
    platform: Platform, method: str, path: str
) -> None:
    answer = platform.client.request(
        method, address(platform, path), json=body(platform, method, path)
    )
    assert answer.status_code == 401, answer.text
    assert answer.json() == {"code": "unauthorized", "message": "unauthorized access"}


@pytest.mark.parametrize(("method", "path"), [each for each in CLOSED if each not in HARMLESS])
def test_every_route_refuses_a_token_without_the_permission(
    platform: Platform, method: str, path: str
) -> None:
    before = platform.services.catalog.snapshot
    others = some_dashboard(platform), some_variable(platform)
    headers = {"Authorization": f"Token {unscoped_token(platform)}"}
    answer = platform.client.request(
        method, address(platform, path), json=body(platform, method, path), headers=headers
    )
    if method == "GET" and path in LISTS:
        (found,) = (value for key, value in answer.json().items() if key != "links")
        assert found == [] or path == "/api/v2/users"
    elif path == "/api/v2/query":
        assert answer.status_code == 404, answer.text
        assert "could not find bucket" in answer.json()["message"]
    else:
        assert answer.status_code in (401, 403), answer.text
    after = platform.services.catalog.snapshot
    assert (before.organizations, before.buckets) == (after.organizations, after.buckets)
    assert (some_dashboard(platform), some_variable(platform)) == others


def test_the_public_routes_are_these_and_no_others() -> None:
    assert {each for each in PUBLIC if each not in ROUTES} == set()
    assert {path for method, path in PUBLIC if method == "POST"} == {
        "/api/v2/setup",
        "/api/v2/signin",
        "/api/v2/signout",
        "/api/krakflux/signin",
    }


@pytest.mark.parametrize(
    "path", ["/api", "/api/v2/unknown", "/api/v3", "/api/v2/buckets/x/y", "/query"]
)
def test_an_unknown_path_asks_for_credentials_before_it_is_not_found(
    platform: Platform, path: str
) -> None:
    assert platform.client.get(path).status_code == 401
    answer = platform.call("GET", path)
    assert answer.status_code == 404
    assert answer.json() == {"code": "not found", "message": "path not found"}


def test_a_wrong_method_names_the_right_ones(platform: Platform) -> None:
    answer = platform.call("PUT", "/api/v2/buckets")
    assert (answer.status_code, answer.json()) == (
        405,
        {"code": "method not allowed", "message": "allow: GET, POST"},
    )
    assert answer.headers["Allow"] == "GET, POST"
    one = platform.call("PUT", f"/api/v2/buckets/{platform.bucket_id}")
    assert one.headers["Allow"] == "DELETE, GET, PATCH"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/api/v2/write", "POST"),
        ("GET", "/api/v2/query", "POST"),
        ("GET", "/write", "POST"),
        ("HEAD", "/api/v2/me", "GET"),
        ("POST", "/explore", "GET, HEAD"),
        ("OPTIONS", "/", "GET, HEAD"),
    ],
)
def test_reading_what_is_only_written_is_a_wrong_method(
    platform: Platform, method: str, path: str, allowed: str
) -> None:
    answer = platform.call(method, path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, allowed)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_an_unknown_path_has_no_methods_to_name(platform: Platform, method: str) -> None:
    answer = platform.call(method, "/api/v2/unknown")
    assert (answer.status_code, answer.json()["message"]) == (404, "path not found")


def test_a_trailing_slash_is_the_same_path(platform: Platform) -> None:
    assert platform.call("GET", "/api/v2/me/").status_code == 200
    assert platform.client.get("/ping/").status_code == 204


def test_inactive_tokens_and_users_are_refused(platform: Platform) -> None:
    catalog = platform.services.catalog
    user = catalog.users.create("sleeper")
    permission = Permission(Action.READ, Resource(ResourceType.BUCKETS))
    draft = AuthorizationDraft(platform.organization_id, user.id, (permission,))
    authorization, token = catalog.authorizations.create(draft)

    def answer() -> tuple[int, str]:
        headers = {"Authorization": f"Token {token}"}
        response = platform.client.get("/api/v2/me", headers=headers)
        return response.status_code, response.json().get("message", "")

    assert answer()[0] == 200
    catalog.users.update(user.id, UserChanges(status=Status.INACTIVE))
    assert answer() == (403, "User is inactive")
    catalog.authorizations.update(authorization.id, AuthorizationChanges(status=Status.INACTIVE))
    assert answer() == (401, "token is inactive")


def sign_in(platform: Platform, **headers: str) -> httpx2.Response:
    return platform.client.post("/api/v2/signin", headers={**basic(USER, PASSWORD), **headers})


def test_a_session_s_cookie_reaches_the_api_alone(platform: Platform) -> None:
    answer = sign_in(platform)
    assert answer.status_code == 204
    cookie = answer.headers["Set-Cookie"]
    assert re.fullmatch(
        r"influxdb-oss-session=[\w-]+; Path=/api/; Expires=\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT; "
        r"HttpOnly; SameSite=Strict",
        cookie,
    )
    platform.client.cookies.clear()
    echoed = platform.client.get("/api/v2/me", headers={"Cookie": cookie})
    assert echoed.json()["name"] == USER
    assert platform.client.post("/api/v2/signout", headers={"Cookie": cookie}).status_code == 204
    assert platform.client.get("/api/v2/me", headers={"Cookie": cookie}).status_code == 401
    assert platform.client.post("/api/v2/signout").status_code == 401


def test_a_session_in_use_is_renewed(tmp_path: Path) -> None:
    clock = SteppingClock()
    with run_platform(tmp_path, clock=clock) as platform:
        cookie = sign_in(platform).headers["Set-Cookie"]
        platform.client.cookies.clear()
        headers = {"Cookie": cookie.split(";")[0]}
        for _ in range(4):
            clock.time += 25 * MINUTE
            assert "Set-Cookie" not in platform.client.get("/api/v2/me", headers=headers).headers
            clock.time += 10 * MINUTE
            renewed = platform.client.get("/api/v2/me", headers=headers)
            assert renewed.headers["Set-Cookie"].startswith(headers["Cookie"] + "; Path=/api/")
            platform.client.cookies.clear()
        clock.time += 61 * MINUTE
        assert platform.client.get("/api/v2/me", headers=headers).status_code == 401


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
def test_a_foreign_page_can_neither_sign_in_nor_write_with_a_cookie(
    platform: Platform, origin: str
) -> None:
    assert sign_in(platform, Origin=origin).status_code == 403
    cookie = {"Cookie": sign_in(platform).headers["Set-Cookie"], "Origin": origin}
    platform.client.cookies.clear()
    script = {"query": "1"}
    refused = platform.client.post("/api/v2/query/analyze", json=script, headers=cookie)
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    cookie["Origin"] = platform.url
    assert platform.client.post("/api/v2/query/analyze", json=script, headers=cookie).is_success
    token = {"Origin": origin}
    assert platform.call("POST", "/api/v2/query/analyze", json=script, headers=token).is_success


def test_a_foreign_page_can_not_set_up(empty_platform: Platform) -> None:
    setup = {"username": "eve", "org": "o", "bucket": "b", "password": "long enough"}
    headers = {"Origin": "http://evil.example"}
    answer = empty_platform.client.post("/api/v2/setup", json=setup, headers=headers)
    assert answer.status_code == 403
    assert empty_platform.client.get("/api/v2/setup").json() == {"allowed": True}


@pytest.mark.parametrize("path", ["/", "/ping", "/api/v2/setup", "/api/krakflux/session"])
def test_on_loopback_a_foreign_host_name_is_refused(platform: Platform, path: str) -> None:
    for host in ("evil.example", "evil.example:8086", "localhost.evil.example", "", "127.0.0.2"):
        answer = platform.client.get(path, headers={"Host": host})
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), host
    for host in ("localhost", "localhost:1", "127.0.0.1:8086", "[::1]", "[::1]:8086", "LOCALHOST"):
        assert platform.client.get(path, headers={"Host": host}).status_code in (200, 204), host


def test_a_host_can_be_allowed(tmp_path: Path) -> None:
    with run_platform(tmp_path, allowed_hosts=("prices.example",)) as platform:
        headers = {"Host": "prices.example"}
        assert platform.client.get("/ping", headers=headers).status_code == 204


def test_guessing_is_slowed_down(own_platform: Platform) -> None:
    def attempt(name: str, password: str) -> httpx2.Response:
        return own_platform.client.post("/api/v2/signin", headers=basic(name, password))

    assert [attempt(USER, "wrong").status_code for _ in range(10)] == [401] * 10
    refused = attempt(USER, PASSWORD)
    assert (refused.status_code, refused.json()["code"]) == (429, "too many requests")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert own_platform.call("GET", "/api/v2/me").status_code == 200


def test_headers_of_every_response(platform: Platform) -> None:
    for path, method in (("/ping", "HEAD"), ("/", "GET"), ("/api/v2/me", "GET"), ("/x.js", "GET")):
        answer = platform.client.request(method, path)
        names = {name for name, _ in answer.headers.raw}
        assert {b"X-Influxdb-Version", b"X-Influxdb-Build"} <= names
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_any_origin_may_call_the_shared_routes_without_credentials(platform: Platform) -> None:
    origin = {"Origin": "http://elsewhere.example"}
    answer = platform.call("GET", "/api/v2/me", headers=origin)
    assert answer.headers["Access-Control-Allow-Origin"] == origin["Origin"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    refused = platform.client.get("/api/v2/me", headers=origin)
    assert refused.headers["Access-Control-Allow-Origin"] == origin["Origin"]
    preflight = platform.client.options("/api/v2/write", headers=origin)
    assert preflight.status_code == 204
    assert "PATCH" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Authorization" in preflight.headers["Access-Control-Allow-Headers"]
    own = platform.client.get("/api/krakflux/session", headers=origin)
    assert "Access-Control-Allow-Origin" not in own.headers
    assert platform.client.options("/ping").status_code == 405
