from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType, all_access
from krakflux.catalog.sign_in_codes import SignInCodes
from krakflux.server.ports import (
    ChannelSnapshot,
    FeedKind,
    FeedSnapshot,
    FeedState,
    MaintenanceSnapshot,
    Mode,
    PairSnapshot,
    PairState,
    StreamSnapshot,
)
from support.server import PASSWORD, USER, basic, run_platform

if TYPE_CHECKING:
    from pathlib import Path

    import httpx2

    from support.server import Platform

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z"


def refused(answer: httpx2.Response, status: int, message: str) -> None:
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def test_setting_up_makes_user_organization_bucket_and_token(empty_platform: Platform) -> None:
    client = empty_platform.client
    assert client.get("/api/v2/setup").json() == {"allowed": True}
    missing = client.post("/api/v2/setup", json={"password": PASSWORD})
    refused(missing, 422, "onboarding failed: missing required fields [username,org,bucket]")
    setup = {"username": "ada", "password": PASSWORD, "org": "lab", "bucket": "b"}
    short = client.post("/api/v2/setup", json={**setup, "password": "short"})
    refused(short, 400, "passwords must be between 8 and 72 characters long")
    answer = client.post("/api/v2/setup", json={**setup, "retentionPeriodSeconds": 86400})
    assert answer.status_code == 201
    made = answer.json()
    assert made["user"]["name"] == "ada"
    assert made["org"]["description"] == ""
    assert made["bucket"]["retentionRules"] == [
        {"type": "expire", "everySeconds": 86400, "shardGroupDurationSeconds": 3600}
    ]
    assert made["auth"]["description"] == "ada's Token"
    assert len(made["auth"]["permissions"]) == 46
    assert {"action": "write", "resource": {"type": "orgs"}} in made["auth"]["permissions"]
    again = client.post("/api/v2/setup", json=setup)
    refused(again, 422, "onboarding has already been completed")
    assert again.json()["code"] == "conflict"
    headers = {"Authorization": f"Token {made['auth']['token']}"}
    assert client.get("/api/v2/me", headers=headers).json()["id"] == made["user"]["id"]


def test_a_bucket_s_life(platform: Platform) -> None:
    new = {
        "orgID": platform.organization_id,
        "name": "life",
        "retentionRules": [{"type": "expire", "everySeconds": 7200}],
    }
    answer = platform.call("POST", "/api/v2/buckets", json=new)
    bucket = answer.json()
    assert answer.status_code == 201
    assert re.fullmatch(TIME, bucket.pop("createdAt"))
    assert re.fullmatch(TIME, bucket.pop("updatedAt"))
    own = f"/api/v2/buckets/{bucket['id']}"
    assert bucket == {
        "id": bucket["id"],
        "orgID": platform.organization_id,
        "type": "user",
        "name": "life",
        "retentionRules": [
            {"type": "expire", "everySeconds": 7200, "shardGroupDurationSeconds": 3600}
        ],
        "links": {
            "self": own,
            "org": f"/api/v2/orgs/{platform.organization_id}",
            "members": f"{own}/members",
            "owners": f"{own}/owners",
            "labels": f"{own}/labels",
            "write": f"/api/v2/write?org={platform.organization_id}&bucket={bucket['id']}",
        },
        "labels": [],
    }
    assert platform.write("m f=1", bucket="life").status_code == 204
    patch = {"name": "after", "description": "d", "retentionRules": [{"everySeconds": 0}]}
    changed = platform.call("PATCH", own, json=patch).json()
    assert (changed["name"], changed["description"]) == ("after", "d")
    assert changed["retentionRules"][0] == {
        "type": "expire",
        "everySeconds": 0,
        "shardGroupDurationSeconds": 604800,
    }
    assert platform.write("m f=1", bucket="life").status_code == 404
    assert platform.write("m f=1", bucket="after").status_code == 204
    assert platform.call("DELETE", own).status_code == 204
    refused(platform.call("GET", own), 404, "bucket not found")
    refused(platform.call("DELETE", own), 404, "bucket not found")
    assert platform.write("m f=1", bucket="after").status_code == 404


@pytest.mark.parametrize(
    ("change", "status", "message"),
    [
        ({"orgID": ""}, 400, "organization id must be provided"),
        ({"orgID": "x"}, 400, "id must have a length of 16 bytes"),
        ({"orgID": "0" * 16}, 400, "invalid ID"),
        ({"orgID": "00000000000000ff"}, 404, "organization not found"),
        ({"name": "_x"}, 400, "bucket name _x is invalid. Buckets may not start with underscore"),
        ({"name": ""}, 400, "bucket name is empty"),
        ({"name": "points"}, 422, "bucket with name points already exists"),
        (
            {"retentionRules": [{"everySeconds": 0}, {"everySeconds": 0}]},
            422,
            "buckets cannot have more than one retention rule at this time",
        ),
        (
            {"retentionRules": [{"everySeconds": 60}]},
            422,
            "retention policy duration must be at least 1h0m0s",
        ),
    ],
)
def test_buckets_that_influxdb_refuses(
    platform: Platform, change: dict[str, object], status: int, message: str
) -> None:
    new = {"orgID": platform.organization_id, "name": "refused", **change}
    refused(platform.call("POST", "/api/v2/buckets", json=new), status, message)


def test_lists_of_buckets(own_platform: Platform) -> None:
    for name in ("zeta", "alpha", "mid"):
        new = {"orgID": own_platform.organization_id, "name": name}
        assert own_platform.call("POST", "/api/v2/buckets", json=new).status_code == 201

    def names(query: str) -> list[str]:
        answer = own_platform.call("GET", f"/api/v2/buckets?{query}")
        assert answer.status_code == 200, answer.text
        return [bucket["name"] for bucket in answer.json()["buckets"]]

    by_name = ["_monitoring", "_tasks", "alpha", "mid", "points", "zeta"]
    assert names("org=lab") == by_name
    assert names(f"orgID={own_platform.organization_id}&descending=true") == by_name[::-1]
    assert names("org=lab&limit=2&offset=2") == ["alpha", "mid"]
    assert names("name=mid") == ["mid"]
    assert names("name=nope") == []
    assert names(f"id={own_platform.bucket_id}") == ["points"]
    everything = own_platform.call("GET", "/api/v2/buckets").json()["buckets"]
    identifiers = [bucket["id"] for bucket in everything]
    assert identifiers == sorted(identifiers)
    assert names(f"after={identifiers[3]}") == [bucket["name"] for bucket in everything[4:]]
    page = own_platform.call("GET", "/api/v2/buckets?org=lab&limit=2&offset=2").json()["links"]
    assert page == {
        "self": "/api/v2/buckets?org=lab&descending=false&limit=2&offset=2",
        "prev": "/api/v2/buckets?org=lab&descending=false&limit=2&offset=0",
        "next": "/api/v2/buckets?org=lab&descending=false&limit=2&offset=4",
    }
    assert set(own_platform.call("GET", "/api/v2/buckets").json()["links"]) == {"self"}
    for limit in ("0", "101", "-1"):
        answer = own_platform.call("GET", f"/api/v2/buckets?limit={limit}")
        refused(answer, 400, "limit must be between 1 and 100")
    answer = own_platform.call("GET", "/api/v2/buckets?org=lab&name=nope")
    refused(answer, 404, 'bucket "nope" not found')


def test_an_organization_s_life(platform: Platform) -> None:
    answer = platform.call("POST", "/api/v2/orgs", json={"name": "second"})
    made = answer.json()
    assert answer.status_code == 201
    assert made["description"] == ""
    assert set(made["links"]) == {
        *("self", "logs", "members", "owners", "secrets", "labels"),
        *("buckets", "tasks", "dashboards"),
    }
    listed = platform.call("GET", f"/api/v2/buckets?orgID={made['id']}").json()["buckets"]
    assert [bucket["name"] for bucket in listed] == ["_monitoring", "_tasks"]
    again = platform.call("POST", "/api/v2/orgs", json={"name": "second"})
    refused(again, 422, "organization with name second already exists")
    own = f"/api/v2/orgs/{made['id']}"
    changed = platform.call("PATCH", own, json={"description": "text"}).json()
    assert (changed["name"], changed["description"]) == ("second", "text")
    found = platform.call("GET", "/api/v2/orgs?org=second").json()["orgs"]
    assert [each["id"] for each in found] == [made["id"]]
    missing = platform.call("GET", "/api/v2/orgs?org=nope")
    refused(missing, 404, 'organization name "nope" not found')
    assert platform.call("DELETE", own).status_code == 204
    refused(platform.call("GET", own), 404, "organization not found")


def test_a_user_s_life_and_password(own_platform: Platform) -> None:
    platform = own_platform
    answer = platform.call("POST", "/api/v2/users", json={"name": "grace"})
    user = answer.json()
    own = f"/api/v2/users/{user['id']}"
    assert answer.status_code == 201
    assert user == {"links": {"self": own}, "id": user["id"], "name": "grace", "status": "active"}
    again = platform.call("POST", "/api/v2/users", json={"name": "grace"})
    refused(again, 422, "user with name grace already exists")
    short = platform.call("POST", f"{own}/password", json={"password": "short"})
    refused(short, 400, "passwords must be between 8 and 72 characters long")
    new = {"password": "long enough"}
    assert platform.call("POST", f"{own}/password", json=new).status_code == 204

    headers = basic("grace", "long enough")
    client = platform.client
    assert client.post("/api/v2/signin", headers=headers).status_code == 204
    client.cookies.clear()
    wrong = client.put("/api/v2/me/password", json=new, headers=basic("grace", "wrong one"))
    assert wrong.status_code == 401
    newer = {"password": "even longer"}
    assert client.put("/api/v2/me/password", json=newer, headers=headers).status_code == 204
    headers = basic("grace", "even longer")
    stranger = f"/api/v2/users/{platform.made.user.id}/password"
    assert client.put(stranger, json=newer, headers=headers).status_code == 401
    assert client.put(f"{own}/password", json=newer, headers=headers).status_code == 204
    assert client.post("/api/v2/signin", headers=basic("grace", "long enough")).status_code == 401
    assert client.post("/api/v2/signin", headers=headers).status_code == 204
    assert client.put("/api/v2/me/password", json=new).status_code == 204
    client.cookies.clear()

    changed = platform.call("PATCH", own, json={"status": "inactive"}).json()
    assert changed["status"] == "inactive"
    asleep = client.post("/api/v2/signin", headers=basic("grace", "long enough"))
    refused(asleep, 403, "User is inactive")
    found = platform.call("GET", "/api/v2/users?name=grace").json()["users"]
    assert [each["id"] for each in found] == [user["id"]]
    refused(platform.call("GET", "/api/v2/users?name=nobody"), 404, "user not found")
    assert len(platform.call("GET", f"{own}/permissions").json()) == 2
    assert platform.call("DELETE", own).status_code == 204
    refused(platform.call("GET", own), 404, "user not found")


def test_the_last_operator_stays(platform: Platform) -> None:
    own = f"/api/v2/users/{platform.made.user.id}"
    message = "the last active operator can be neither deleted nor deactivated"
    refused(platform.call("DELETE", own), 400, message)
    refused(platform.call("PATCH", own, json={"status": "inactive"}), 400, message)


def test_a_token_s_life(platform: Platform) -> None:
    permission = {"action": "read", "resource": {"type": "buckets", "name": "points"}}
    permission["resource"]["orgID"] = platform.organization_id
    new = {"orgID": platform.organization_id, "description": "r", "permissions": [permission]}
    answer = platform.call("POST", "/api/v2/authorizations", json=new)
    made = answer.json()
    assert answer.status_code == 201
    assert len(made["token"]) == 88
    assert made["permissions"] == [
        {
            "action": "read",
            "resource": {
                "type": "buckets",
                "id": platform.bucket_id,
                "name": "points",
                "orgID": platform.organization_id,
                "org": "lab",
            },
        }
    ]
    assert (made["org"], made["user"], made["status"]) == ("lab", USER, "active")
    own = f"/api/v2/authorizations/{made['id']}"
    assert made["links"] == {"self": own, "user": f"/api/v2/users/{platform.made.user.id}"}

    headers = {"Authorization": f"Token {made['token']}"}
    reader = platform.query('from(bucket: "points") |> range(start: 0)', **headers)
    assert reader.status_code == 200
    assert "token" not in platform.call("GET", own).json()
    everything = platform.call("GET", "/api/v2/authorizations").json()["authorizations"]
    assert {each["id"] for each in everything} >= {made["id"], platform.made.authorization.id}
    assert all("token" not in each for each in everything)
    found = platform.call("GET", "/api/v2/authorizations", params={"token": made["token"]}).json()
    assert [each["id"] for each in found["authorizations"]] == [made["id"]]
    unknown = platform.call("GET", "/api/v2/authorizations?orgID=00000000000000ff").json()
    assert unknown["authorizations"] == []

    changed = platform.call("PATCH", own, json={"status": "inactive"}).json()
    assert (changed["status"], changed["description"]) == ("inactive", "r")
    assert platform.query("x", **headers).status_code == 401
    assert platform.call("DELETE", own).status_code == 204
    refused(platform.call("GET", own), 404, "authorization not found")


def test_tokens_that_influxdb_refuses(platform: Platform) -> None:
    organization = platform.organization_id
    permission = {"action": "read", "resource": {"type": "buckets", "orgID": organization}}

    def post(**change: object) -> httpx2.Response:
        new = {"orgID": organization, "permissions": [permission], **change}
        return platform.call("POST", "/api/v2/authorizations", json=new)

    refused(post(permissions=[]), 400, "authorization must include permissions")
    refused(post(orgID=""), 400, "org id required")
    wrong = {"action": "read", "resource": {"type": "x"}}
    refused(post(permissions=[wrong]), 400, "unknown resource type for permission")
    wrong = {"action": "x", "resource": {"type": "buckets"}}
    refused(post(permissions=[wrong]), 400, "unknown action for permission")


def test_a_token_can_not_make_a_stronger_one(platform: Platform) -> None:
    catalog = platform.services.catalog
    organization = platform.organization_id
    user = catalog.users.create("owner")
    draft = AuthorizationDraft(organization, user.id, all_access(organization, user.id))
    _, token = catalog.authorizations.create(draft)
    headers = {"Authorization": f"Token {token}"}

    def post(resource: dict[str, str]) -> httpx2.Response:
        permission = {"action": "write", "resource": resource}
        new = {"orgID": organization, "permissions": [permission]}
        return platform.call("POST", "/api/v2/authorizations", json=new, headers=headers)

    assert post({"type": "buckets", "orgID": organization}).status_code == 201
    message = "permission write:buckets is not allowed: write:buckets is unauthorized"
    refused(post({"type": "buckets"}), 403, message)
    assert post({"type": "orgs"}).status_code == 403
    assert post({"type": "buckets", "orgID": "00000000000000ff"}).status_code == 403


def test_liveness(platform: Platform) -> None:
    assert platform.client.get("/ping").content == b""
    health = platform.client.get("/health").json()
    assert {**health, "commit": ""} == {
        "name": "influxdb",
        "message": "ready for queries and writes",
        "status": "pass",
        "checks": [],
        "version": "v2.7.12",
        "commit": "",
    }
    ready = platform.client.get("/ready").json()
    assert ready["status"] == "ready"
    assert re.fullmatch(TIME, ready["started"])
    assert re.fullmatch(r"((\d+h)?\d+m)?\d+(\.\d+)?s", ready["up"])


def test_metrics_are_prometheus_text(platform: Platform) -> None:
    platform.write("metered f=1 1")
    platform.client.get("/no/such/page.js")
    answer = platform.client.get("/metrics")
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    sample = re.compile(r'[a-z_]+(\{[a-zA-Z_]+="[^"]*"(,[a-zA-Z_]+="[^"]*")*\})? [-+.\dea-zA-Z]+')
    lines = answer.text.splitlines()
    assert all(line.startswith("#") or sample.fullmatch(line) for line in lines)
    text = answer.text
    assert 'http_api_requests_total{method="POST",path="/api/v2/write",response_code="204"}' in text
    assert (
        'http_api_request_duration_seconds_bucket{method="POST",path="/api/v2/write",le="+Inf"}'
        in text
    )
    assert f'krakflux_storage_bucket_values{{bucket="{platform.bucket_id}"}}' in text
    assert "influxdb_tokens_total " in text


def test_what_the_platform_has(platform: Platform) -> None:
    assert platform.client.get("/api/v2").json()["query"]["ast"] == "/api/v2/query/ast"
    assert len(platform.call("GET", "/api/v2/resources").json()) == 23
    assert platform.call("GET", "/api/v2/flags").json()["refreshSingleCell"] is True


class Feed:
    def snapshot(self) -> FeedSnapshot:
        return FeedSnapshot(
            exchange="https://exchange.example",
            kind=FeedKind.REPLAY,
            state=FeedState.UNREACHABLE,
            since=1_000_000_000,
            interval_s=10,
            error="no route",
            retry_in_s=2.5,
            pairs=(PairSnapshot("BTC/USD", PairState.OK, last_time=2_500_000_000),),
            stream=StreamSnapshot(
                "wss://exchange.example/v2",
                is_live=False,
                since=1_000_000_000,
                connections=2,
                error="silent for 10 s",
                system="maintenance",
                maintenance=(MaintenanceSnapshot("Upgrade", "announced", "then", None),),
                channels=(ChannelSnapshot("book", 7, 0.25, 1, 2),),
                malformed=(("not JSON", 3),),
            ),
        )


STREAM = {
    "url": "wss://exchange.example/v2",
    "live": False,
    "since": "1970-01-01T00:00:01Z",
    "connections": 2,
    "error": "silent for 10 s",
    "system": "maintenance",
    "maintenance": [{"title": "Upgrade", "phase": "announced", "begins": "then", "ends": None}],
    "channels": [
        {"channel": "book", "messages": 7, "lag_s": 0.25, "checksum_failures": 1, "gaps": 2}
    ],
}


def test_the_terminal_s_own_routes(tmp_path: Path) -> None:
    codes = SignInCodes()
    services = {
        "mode": Mode.UP,
        "sign_in_codes": codes,
        "feed": Feed(),
        "data_directory": tmp_path,
        "demo_hint": "krakflux demo",
    }
    with run_platform(tmp_path, **services) as platform:
        client = platform.client
        anonymous = client.get("/api/krakflux/session").json()
        assert anonymous == {
            "authenticated": False,
            "setup_allowed": False,
            "mode": "up",
            "user": None,
            "organization": None,
            "password_needed": True,
        }
        assert client.get("/api/krakflux/status").status_code == 401
        code = codes.issue(platform.made.user.id)
        assert client.post("/api/krakflux/signin", json={"code": "x"}).status_code == 401
        assert client.post("/api/krakflux/signin", json={"code": code}).status_code == 204
        session = client.get("/api/krakflux/session").json()
        assert (session["authenticated"], session["user"]) == (True, USER)
        assert session["organization"] == {"id": platform.organization_id, "name": "lab"}
        status = client.get("/api/krakflux/status").json()
        storage = status.pop("storage")
        assert storage.pop("disk_bytes") > 0
        assert set(storage) == {
            *("series", "values", "unsealed_values", "logged_values", "log_bytes"),
            *("segments", "parts", "sealing", "waiting_writes"),
        }
        assert set(storage.values()) == {0}
        assert status == {
            "version": platform.services.version,
            "mode": "up",
            "organization": "lab",
            "bucket": "points",
            "feed": {
                "exchange": "https://exchange.example",
                "kind": "replay",
                "state": "unreachable",
                "since": "1970-01-01T00:00:01Z",
                "last_success": None,
                "error": "no route",
                "retry_in_s": 2.5,
                "interval_s": 10,
                "pairs": [
                    {
                        "pair": "BTC/USD",
                        "state": "ok",
                        "message": None,
                        "last_time": "1970-01-01T00:00:02.5Z",
                        "trades": None,
                        "missing": None,
                    }
                ],
                "stream": STREAM,
            },
            "data_directory": str(tmp_path),
            "demo_hint": "krakflux demo",
        }
        client.cookies.clear()
        told = ("feed", "data_directory", "demo_hint")
        operator = platform.call("GET", "/api/krakflux/status").json()
        assert [operator[name] for name in told] == [status[name] for name in told]
        for kind, has_feed in ((ResourceType.LABELS, False), (ResourceType.BUCKETS, True)):
            own = Resource(kind, organization_id=platform.organization_id)
            draft = AuthorizationDraft(
                platform.organization_id, platform.made.user.id, (Permission(Action.READ, own),)
            )
            _, token = platform.services.catalog.authorizations.create(draft)
            headers = {"Authorization": f"Token {token}"}
            seen = client.get("/api/krakflux/status", headers=headers).json()
            assert [seen[name] is not None for name in told] == [has_feed, False, False]
        metrics = client.get("/metrics").text
        assert "krakflux_feed_live 0\n" in metrics
        assert 'krakflux_feed_messages_total{channel="book"} 7\n' in metrics
        assert 'krakflux_feed_lag_seconds{channel="book"} 0.25\n' in metrics
        assert 'krakflux_feed_malformed_total{kind="not JSON"} 3\n' in metrics
        client.cookies.clear()
        assert client.post("/api/krakflux/signin", json={"code": code}).status_code == 401


def test_what_buckets_take_is_told_to_whoever_may_read_them(platform: Platform) -> None:
    assert platform.write("taken,t=a f=1,g=2 1\ntaken,t=b f=1 1").status_code == 204
    usage = platform.call("GET", "/api/krakflux/usage").json()["buckets"]
    (points,) = [each for each in usage if each["id"] == platform.bucket_id]
    assert points["values"] >= 3
    assert points["series"] >= 3
    assert points["disk_bytes"] > 0


def test_what_is_not_emulated_says_what_to_do_instead(platform: Platform) -> None:
    answer = platform.call("GET", "/api/v2/backup/metadata")
    refused(answer, 501, "InfluxDB's backup is not implemented")
    assert answer.json() == {
        "code": "not implemented",
        "message": "InfluxDB's backup is not implemented",
        "hint": "use `krakflux backup`",
    }


def test_everybody_may_read_the_description_of_the_api(platform: Platform) -> None:
    answer = platform.client.get("/api/v2/swagger.json")
    assert answer.status_code == 200
    described = answer.json()["paths"]
    assert "post" in described["/api/v2/query"]
    assert "patch" in described["/api/v2/orgs/{identifier}/secrets"]
