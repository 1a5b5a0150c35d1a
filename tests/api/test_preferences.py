from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType, all_access
from krakflux.catalog.preferences import MAX_DOCUMENT
from support.server import PASSWORD, USER, basic, run_platform

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from support.server import Platform

PATH = "/api/krakflux/preferences"


def token_of(platform: Platform, user_id: str, permissions: Iterable[Permission]) -> str:
    draft = AuthorizationDraft(platform.organization_id, user_id, tuple(permissions))
    return platform.services.catalog.authorizations.create(draft)[1]


def test_a_document_is_stored_replaced_and_deleted(own_platform: Platform) -> None:
    assert own_platform.call("GET", PATH).json() == {}
    first = {"theme": "light", "stars": ["Ξ/USD"], "deep": {"a": [1, None, 2.5]}}
    assert own_platform.call("PUT", PATH, json=first).status_code == 204
    assert own_platform.call("GET", PATH).json() == first
    assert own_platform.call("PUT", PATH, json={"theme": "dark"}).status_code == 204
    assert own_platform.call("GET", PATH).json() == {"theme": "dark"}
    assert own_platform.call("DELETE", PATH).status_code == 204
    assert own_platform.call("GET", PATH).json() == {}
    assert own_platform.call("DELETE", PATH).status_code == 204


def test_session_and_token_of_a_user_share_one_document_and_others_have_theirs(
    own_platform: Platform,
) -> None:
    catalog, made = own_platform.services.catalog, own_platform.made
    assert made is not None
    other = catalog.users.create("bob")
    token = token_of(own_platform, other.id, all_access(made.organization.id, other.id))
    headers = {"Authorization": f"Token {token}"}
    assert own_platform.call("PUT", PATH, json={"of": "ada"}).status_code == 204
    assert own_platform.call("GET", PATH, headers=headers).json() == {}
    assert own_platform.call("PUT", PATH, json={"of": "bob"}, headers=headers).status_code == 204
    client = own_platform.client
    assert client.post("/api/v2/signin", headers=basic(USER, PASSWORD)).status_code == 204
    assert client.get(PATH).json() == {"of": "ada"}
    assert client.put(PATH, json={"of": "her browser"}).status_code == 204
    assert own_platform.call("GET", PATH).json() == {"of": "her browser"}
    catalog.users.delete(other.id)
    assert catalog.preferences.get(other.id) is None


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_a_token_of_narrow_scope_does_not_act_for_its_user(platform: Platform, method: str) -> None:
    made = platform.made
    assert made is not None
    reading = Permission(Action.READ, Resource(ResourceType.BUCKETS, made.bucket.id))
    token = token_of(platform, made.user.id, [reading])
    headers = {"Authorization": f"Token {token}"}
    answer = platform.call(method, PATH, headers=headers, json={})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"1", b'"x"', b"null", b"{", b'{"a":' * 50_000, b'{"a": NaN}', b"\xff"],
)
def test_what_is_no_object_is_refused(platform: Platform, body: bytes) -> None:
    platform.call("DELETE", PATH)
    answer = platform.call("PUT", PATH, content=body)
    assert answer.status_code == 400, answer.text
    assert platform.call("GET", PATH).json() == {}


def test_a_deep_document_is_stored_or_refused_but_never_a_fault(own_platform: Platform) -> None:
    for depth in (100, 240, 500, 900, 1_100, 5_000):
        body = b'{"a":' * depth + b"1" + b"}" * depth
        stored = own_platform.call("PUT", PATH, content=body)
        assert stored.status_code in (204, 400), (depth, stored.text)
        if stored.status_code == 204:
            assert own_platform.call("GET", PATH).content == body


def test_a_long_document_is_refused(own_platform: Platform) -> None:
    fitting = {"a": "x" * (MAX_DOCUMENT - len('{"a":""}'))}
    assert own_platform.call("PUT", PATH, json=fitting).status_code == 204
    answer = own_platform.call("PUT", PATH, json={"a": fitting["a"] + "x"})
    assert (answer.status_code, answer.json()["message"]) == (
        413,
        "preferences may have at most 65536 bytes",
    )
    assert own_platform.call("GET", PATH).json() == fitting


def test_a_document_outlasts_the_platform(tmp_path: Path) -> None:
    with run_platform(tmp_path) as platform:
        assert platform.call("PUT", PATH, json={"a": 1}).status_code == 204
        headers = platform.headers
    with run_platform(tmp_path, is_set_up=False) as platform:
        assert platform.client.get(PATH, headers=headers).json() == {"a": 1}
