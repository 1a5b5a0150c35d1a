from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from krakflux.catalog import Catalog, open_catalog, secrets
from krakflux.catalog.onboarding import OnboardingRequest
from krakflux.errors import NotFoundError, UnprocessableError
from support.catalog import SteppingClock
from support.server import run_platform

if TYPE_CHECKING:
    from pathlib import Path

    import httpx2

    from support.server import Platform

SECRET = "the text that nobody may see"


def refused(answer: httpx2.Response, status: int, message: str) -> None:
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def test_secrets_are_stored_named_and_deleted(own_platform: Platform) -> None:
    platform = own_platform
    own = f"/api/v2/orgs/{platform.organization_id}/secrets"
    links = {"org": f"/api/v2/orgs/{platform.organization_id}", "self": own}

    def names() -> list[str]:
        answer = platform.call("GET", own).json()
        assert answer["links"] == links
        found: list[str] = answer["secrets"]
        return found

    assert names() == []
    values = {"b": SECRET, "a": "1", "c": "2", "d": "3"}
    assert platform.call("PATCH", own, json=values).status_code == 204
    assert names() == ["a", "b", "c", "d"]
    assert platform.call("PATCH", own, json={"a": "other"}).status_code == 204
    stored = platform.services.catalog.secrets
    assert stored.get(platform.organization_id, "a") == "other"
    assert stored.get(platform.organization_id, "b") == SECRET
    deleted = platform.call("POST", f"{own}/delete", json={"secrets": ["a", "nosuch"]})
    assert deleted.status_code == 204
    assert platform.call("DELETE", f"{own}/c").status_code == 204
    assert names() == ["b", "d"]
    unknown = "/api/v2/orgs/00000000000000ff/secrets"
    refused(platform.call("GET", unknown), 404, "organization not found")


def test_secrets_have_limits(own_platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    own = f"/api/v2/orgs/{own_platform.organization_id}/secrets"
    long = own_platform.call("PATCH", own, json={"a": "x" * (secrets.MAX_VALUE + 1)})
    refused(long, 413, f"a secret may have at most {secrets.MAX_VALUE} bytes")
    refused(
        own_platform.call("PATCH", own, json={"": "x"}), 400, "a secret's name has 1 to 1024 bytes"
    )
    assert own_platform.call("PATCH", own, json={"a": 1}).status_code == 400
    monkeypatch.setattr(secrets, "MAX_SECRETS", 1)
    many = own_platform.call("PATCH", own, json={"a": "1", "b": "2"})
    refused(many, 422, "an organization may have at most 1 secrets")
    gone = own_platform.call("POST", f"{own}/delete", json={"secrets": ["a", "b"]})
    refused(gone, 422, "an organization may have at most 1 secrets")
    assert own_platform.call("GET", own).json()["secrets"] == []


def test_no_file_of_the_data_directory_shows_a_secret(tmp_path: Path) -> None:
    with run_platform(tmp_path) as platform:
        own = f"/api/v2/orgs/{platform.organization_id}/secrets"
        assert platform.call("PATCH", own, json={"token": SECRET}).status_code == 204
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file
    assert stat.S_IMODE((tmp_path / "secrets.key").stat().st_mode) == 0o600


@pytest.fixture
def made(tmp_path: Path) -> tuple[Catalog, str]:
    catalog = open_catalog(tmp_path / "catalog.sqlite", SteppingClock())
    organization = catalog.onboarding.complete(OnboardingRequest("ada", "lab", "b")).organization
    catalog.secrets.put(organization.id, {"token": SECRET, "other": "another"})
    return catalog, organization.id


def test_a_secret_without_its_key_has_to_be_stored_again(
    made: tuple[Catalog, str], tmp_path: Path
) -> None:
    catalog, organization_id = made
    (tmp_path / "secrets.key").unlink()
    with pytest.raises(UnprocessableError, match="under another key"):
        catalog.secrets.get(organization_id, "token")
    catalog.secrets.put(organization_id, {"token": "new"})
    assert catalog.secrets.get(organization_id, "token") == "new"
    catalog.close()


def test_a_secret_that_was_moved_to_another_name_is_not_opened(
    made: tuple[Catalog, str], tmp_path: Path
) -> None:
    catalog, organization_id = made
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'catalog.sqlite'}")
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM secrets WHERE name = 'other'"))
        connection.execute(sa.text("UPDATE secrets SET name = 'other'"))
    engine.dispose()
    with pytest.raises(UnprocessableError, match="under another key"):
        catalog.secrets.get(organization_id, "other")
    with pytest.raises(NotFoundError, match="secret not found"):
        catalog.secrets.get(organization_id, "token")
    catalog.close()


def test_scripts_use_the_secrets_that_their_caller_may_read(own_platform: Platform) -> None:
    platform = own_platform
    own = f"/api/v2/orgs/{platform.organization_id}/secrets"
    assert platform.call("PATCH", own, json={"a": SECRET}).status_code == 204
    script = (
        'import "array"\nimport "influxdata/influxdb/secrets"\n'
        'array.from(rows: [{same: secrets.get(key: "%s") == "%s"}])'
    )

    def run(key: str, **headers: str) -> httpx2.Response:
        answer: httpx2.Response = platform.query(script % (key, SECRET), **headers)
        return answer

    assert run("a").text.splitlines()[1] == ",_result,0,true"
    place = 'error calling function "get" @3:26-3:47: '
    refused(run("b"), 400, f"{place}secret not found")
    refused(run("a", **{"X-Krakflux-Read-Only": "1"}), 400, f"{place}this run reads no secrets")
    bucket = {"type": "buckets", "orgID": platform.organization_id}
    granted = {
        "orgID": platform.organization_id,
        "permissions": [{"action": "read", "resource": bucket}],
    }
    token = platform.call("POST", "/api/v2/authorizations", json=granted).json()["token"]
    answer = run("a", Authorization=f"Token {token}")
    allowed = f"read:orgs/{platform.organization_id}/secrets is unauthorized"
    refused(answer, 400, place + allowed)
    assert SECRET not in answer.text
