from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krakflux.catalog import labels

if TYPE_CHECKING:
    import httpx2

    from support.server import Platform

ROOT = "/api/v2/labels"


def refused(answer: httpx2.Response, status: int, message: str) -> None:
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def post(platform: Platform, name: str, **fields: object) -> httpx2.Response:
    new = {"orgID": platform.organization_id, "name": name, **fields}
    return platform.call("POST", ROOT, json=new)


def test_a_label_s_life(platform: Platform) -> None:
    answer = post(platform, "life", properties={"color": "a", "description": "b"})
    assert answer.status_code == 201
    label = answer.json()["label"]
    own = f"{ROOT}/{label['id']}"
    assert answer.json()["links"] == {"self": own}
    refused(post(platform, "life"), 422, "label with name life already exists")
    refused(post(platform, " "), 400, "label name is required")
    changed = platform.call("PATCH", own, json={"properties": {"color": "", "x": "y"}}).json()
    assert changed["label"]["properties"] == {"description": "b", "x": "y"}
    found = platform.call("GET", f"{ROOT}?orgID={platform.organization_id}&name=life").json()
    assert found["labels"] == [changed["label"]]
    bare = post(platform, "bare").json()["label"]
    assert "properties" not in bare
    assert platform.call("DELETE", own).status_code == 204
    refused(platform.call("GET", own), 404, "label not found")


@pytest.mark.parametrize("kind", ["buckets", "dashboards", "variables"])
def test_a_resource_carries_labels(platform: Platform, kind: str) -> None:
    arguments = {"type": "map", "values": {}}
    new = {"orgID": platform.organization_id, "name": f"of_{kind}", "arguments": arguments}
    made: dict[str, Any] = platform.call("POST", f"/api/v2/{kind}", json=new).json()
    own = f"/api/v2/{kind}/{made['id']}"
    label = post(platform, f"for {kind}").json()["label"]
    assert made["labels"] == platform.call("GET", f"{own}/labels").json()["labels"] == []
    for _ in range(2):
        answer = platform.call("POST", f"{own}/labels", json={"labelID": label["id"]})
        assert (answer.status_code, answer.json()["label"]) == (201, label)
    assert platform.call("GET", f"{own}/labels").json()["labels"] == [label]
    assert platform.call("GET", own).json()["labels"] == [label]
    renamed = platform.call("PATCH", own, json={"name": f"renamed_{kind}"})
    assert renamed.json()["labels"] == [label]
    listed = platform.call("GET", f"/api/v2/{kind}?limit=100").json()[kind]
    assert [each["labels"] for each in listed if each["id"] == made["id"]] == [[label]]
    unknown = platform.call("POST", f"{own}/labels", json={"labelID": "00000000000000ff"})
    refused(unknown, 404, "label not found")
    assert platform.call("DELETE", f"{own}/labels/{label['id']}").status_code == 204
    assert platform.call("GET", own).json()["labels"] == []
    platform.call("POST", f"{own}/labels", json={"labelID": label["id"]})
    assert platform.call("DELETE", own).status_code == 204
    assert made["id"] not in platform.services.catalog.labels.by_resource()


def test_labels_are_bounded(own_platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    long = post(own_platform, "long", properties={"a": "x" * labels.MAX_PROPERTIES})
    assert long.status_code == 413
    monkeypatch.setattr(labels, "MAX_LABELS", 0)
    refused(post(own_platform, "one"), 422, "an organization may have at most 0 labels")
