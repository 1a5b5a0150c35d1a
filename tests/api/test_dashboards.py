from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from krakflux.catalog import dashboards

if TYPE_CHECKING:
    from pathlib import Path

    import httpx2

    from support.server import Platform

TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z"
ROOT = "/api/v2/dashboards"
UNKNOWN = "00000000000000ff"


def refused(answer: httpx2.Response, status: int, message: str) -> None:
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def made(answer: httpx2.Response, status: int = 201) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    document: dict[str, Any] = answer.json()
    return document


def make(platform: Platform, name: str = "market") -> dict[str, Any]:
    new = {"orgID": platform.organization_id, "name": name}
    return made(platform.call("POST", ROOT, json=new))


def test_a_dashboard_s_life(platform: Platform) -> None:
    dashboard = make(platform)
    own = f"{ROOT}/{dashboard['id']}"
    meta = dashboard.pop("meta")
    assert all(re.fullmatch(TIME, meta[key]) for key in ("createdAt", "updatedAt"))
    assert dashboard == {
        "id": dashboard["id"],
        "orgID": platform.organization_id,
        "name": "market",
        "description": "",
        "cells": [],
        "labels": [],
        "links": {
            "self": own,
            "org": f"/api/v2/orgs/{platform.organization_id}",
            "members": f"{own}/members",
            "owners": f"{own}/owners",
            "cells": f"{own}/cells",
            "labels": f"{own}/labels",
        },
    }
    changed = made(platform.call("PATCH", own, json={"description": "all pairs"}), 200)
    assert (changed["name"], changed["description"]) == ("market", "all pairs")
    assert changed["meta"]["createdAt"] == meta["createdAt"]
    refused(platform.call("PATCH", own, json={}), 400, "must update at least one attribute")
    assert platform.call("DELETE", own).status_code == 204
    refused(platform.call("GET", own), 404, "dashboard not found")
    refused(platform.call("DELETE", own), 404, "dashboard not found")


@pytest.mark.parametrize(
    ("organization", "status", "message"),
    [
        ("", 400, "id must have a length of 16 bytes"),
        (UNKNOWN, 404, "organization not found"),
    ],
)
def test_dashboards_of_no_organization_are_refused(
    platform: Platform, organization: str, status: int, message: str
) -> None:
    answer = platform.call("POST", ROOT, json={"orgID": organization, "name": "x"})
    refused(answer, status, message)


def test_lists_of_dashboards(own_platform: Platform) -> None:
    ids = [make(own_platform, name)["id"] for name in ("zeta", "alpha", "mid")]
    by_id = sorted(ids)
    platform = own_platform

    def found(query: str) -> list[str]:
        answer = made(platform.call("GET", f"{ROOT}?{query}"), 200)
        return [each["id"] for each in answer["dashboards"]]

    assert platform.made is not None
    assert found("") == found("org=lab") == found(f"owner={platform.made.user.id}") == by_id
    assert found("sortBy=CreatedAt") == ids
    assert found("sortBy=CreatedAt&descending=true") == ids[::-1]
    platform.call("PATCH", f"{ROOT}/{ids[0]}", json={"name": "changed"})
    assert found("sortBy=UpdatedAt")[-1] == ids[0]
    assert found(f"id={ids[0]}&id={ids[2]}") == sorted([ids[0], ids[2]])
    assert found("limit=1&offset=1") == [by_id[1]]
    assert found(f"orgID={UNKNOWN}") == found(f"owner={UNKNOWN}") == []
    page = made(platform.call("GET", f"{ROOT}?limit=3"), 200)["links"]
    assert set(page) == {"self", "next"}
    refused(platform.call("GET", f"{ROOT}?org=no"), 404, 'organization name "no" not found')
    assert platform.call("GET", f"{ROOT}?sortBy=x").status_code == 400


def test_cells_are_added_moved_and_taken_off(platform: Platform) -> None:
    dashboard = make(platform)
    own = f"{ROOT}/{dashboard['id']}"
    cells = f"{own}/cells"
    place = {"x": 0, "y": 1, "w": 4, "h": 3}
    first = made(platform.call("POST", cells, json={**place, "name": "Bitcoin"}))
    assert first == {
        "id": first["id"],
        **place,
        "name": "Bitcoin",
        "properties": {"shape": "empty"},
        "links": {"self": f"{cells}/{first['id']}", "view": f"{cells}/{first['id']}/view"},
    }
    second, third = (made(platform.call("POST", cells, json=place)) for _ in range(2))
    moved = made(platform.call("PATCH", f"{cells}/{first['id']}", json={"x": 8, "h": 2}), 200)
    assert {side: moved[side] for side in "xywh"} == {"x": 8, "y": 1, "w": 4, "h": 2}

    kept = [{"id": each["id"], **place, "y": row} for row, each in enumerate((third, first))]
    answer = made(platform.call("PUT", cells, json=kept))
    assert [(cell["id"], cell["y"]) for cell in answer["cells"]] == [
        (third["id"], 0),
        (first["id"], 1),
    ]
    assert made(platform.call("GET", own), 200) == answer
    assert all("properties" not in cell for cell in answer["cells"])
    shown = made(platform.call("GET", f"{own}?include=properties"), 200)["cells"]
    assert shown[1]["name"] == "Bitcoin"
    gone = platform.call("PUT", cells, json=[{"id": second["id"]}])
    refused(gone, 422, "cannot replace cells that were not already present")
    refused(platform.call("PUT", cells, json=[{}]), 400, "cannot provide empty cell id")
    nothing = platform.call("PATCH", f"{cells}/{first['id']}", json={})
    refused(nothing, 400, "must update at least one attribute")
    assert platform.call("DELETE", f"{cells}/{first['id']}").status_code == 204
    refused(platform.call("DELETE", f"{cells}/{first['id']}"), 404, "cell not found")


VIEWS = [
    {"shape": "chronograf-v2", "type": "xy", "geom": "line", "queries": [{"text": "x"}]},
    {"shape": "chronograf-v2", "type": "candlestick", "wick": {"deep": [1, 2.5, None, "µ"]}},
    {"anything": 1.0},
]


@pytest.mark.parametrize("properties", VIEWS)
def test_a_view_keeps_its_properties_as_they_are(
    platform: Platform, properties: dict[str, Any]
) -> None:
    own = f"{ROOT}/{make(platform)['id']}"
    cell = made(platform.call("POST", f"{own}/cells", json={"name": "c"}))
    view = cell["links"]["view"]
    empty = {"id": cell["id"], "name": "c", "properties": {"shape": "empty"}}
    assert made(platform.call("GET", view), 200) == {**empty, "links": {"self": view}}
    changed = made(platform.call("PATCH", view, json={"properties": properties}), 200)
    assert changed == {**empty, "properties": properties, "links": {"self": view}}
    assert made(platform.call("GET", view), 200) == changed
    made(platform.call("PATCH", view, json={"name": "renamed"}), 200)
    copied = {"usingView": cell["id"], "name": "copy"}
    made(platform.call("POST", f"{own}/cells", json=copied))
    shown = made(platform.call("GET", f"{own}?include=properties"), 200)["cells"]
    assert [(each["name"], each["properties"]) for each in shown] == [
        ("renamed", properties),
        ("copy", properties),
    ]
    wrong = platform.call("PATCH", view, json={"properties": [1]})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "invalid")
    refused(platform.call("GET", f"{own}/cells/{UNKNOWN}/view"), 404, "cell not found")
    missing = {"usingView": UNKNOWN}
    refused(platform.call("POST", f"{own}/cells", json=missing), 404, "cell not found")


def test_dashboards_are_bounded(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    own = f"{ROOT}/{make(platform)['id']}"
    monkeypatch.setattr(dashboards, "MAX_CELLS", 1)
    cell = made(platform.call("POST", f"{own}/cells", json={}))
    second = platform.call("POST", f"{own}/cells", json={})
    refused(second, 422, "a dashboard may have at most 1 cells")
    monkeypatch.setattr(dashboards, "MAX_DASHBOARDS", 1)
    new = {"orgID": platform.organization_id, "name": "one more"}
    answer = platform.call("POST", ROOT, json=new)
    refused(answer, 422, "an organization may have at most 1 dashboards")
    long = {"properties": {"note": "x" * dashboards.MAX_PROPERTIES}}
    assert platform.call("PATCH", cell["links"]["view"], json=long).status_code == 413
    not_json = b'{"properties": {"a": NaN}}'
    assert platform.call("PATCH", cell["links"]["view"], content=not_json).status_code == 400
    deep: Any = {}
    for _ in range(dashboards.MAX_DEPTH - 2):
        deep = [deep]
    view = platform.call("PATCH", cell["links"]["view"], json={"properties": {"a": deep}})
    assert view.status_code == 200
    deeper = platform.call("PATCH", cell["links"]["view"], json={"properties": {"a": [deep]}})
    refused(deeper, 400, "invalid view properties: nested deeper than 64 levels")
    assert platform.call("GET", cell["links"]["view"]).json()["properties"]["a"] == deep
    far = platform.call("POST", f"{own}/cells", json={"x": 2**40})
    assert far.status_code == 400


def test_a_backup_holds_the_dashboards(own_platform: Platform, tmp_path: Path) -> None:
    from krakflux.catalog import open_catalog

    dashboard = make(own_platform)
    made(own_platform.call("POST", f"{ROOT}/{dashboard['id']}/cells", json={"name": "kept"}))
    services = own_platform.services
    services.catalog.back_up(tmp_path / "copy.sqlite")
    copy = open_catalog(tmp_path / "copy.sqlite", services.clock)
    assert [cell.name for cell in copy.dashboards.get(dashboard["id"]).cells] == ["kept"]
    copy.close()
    made_organization = made(own_platform.call("POST", "/api/v2/orgs", json={"name": "gone"}))
    new = {"orgID": made_organization["id"], "name": "x"}
    there = made(own_platform.call("POST", ROOT, json=new))
    own_platform.call("DELETE", f"/api/v2/orgs/{made_organization['id']}")
    refused(own_platform.call("GET", f"{ROOT}/{there['id']}"), 404, "dashboard not found")


def test_a_deleted_dashboard_takes_the_links_that_show_it_with_it(platform: Platform) -> None:
    gone, kept = make(platform, "gone")["id"], make(platform, "kept")["id"]
    link = token_for(platform, ("read", "dashboards", gone), ("read", "buckets", None))
    other = token_for(platform, ("read", "dashboards", kept), ("read", "buckets", None))
    both = token_for(platform, ("read", "dashboards", gone), ("read", "dashboards", kept))
    writer = token_for(platform, ("read", "dashboards", gone), ("write", "buckets", None))
    script = 'from(bucket: "points") |> range(start: -1h)'
    assert platform.query(script, Authorization=f"Token {link}").status_code == 200
    assert platform.call("DELETE", f"{ROOT}/{gone}").status_code == 204
    assert platform.query(script, Authorization=f"Token {link}").status_code == 401
    assert platform.query(script, Authorization=f"Token {other}").status_code == 200
    for token in (both, writer):
        answer = platform.call("GET", ROOT, headers={"Authorization": f"Token {token}"})
        assert answer.status_code == 200, answer.text


def token_for(platform: Platform, *grants: tuple[str, str, str | None]) -> str:
    organization = platform.organization_id
    permissions = [
        {"action": action, "resource": {"type": kind, "id": identifier, "orgID": organization}}
        for action, kind, identifier in grants
    ]
    new = {"orgID": organization, "permissions": permissions}
    token: str = made(platform.call("POST", "/api/v2/authorizations", json=new))["token"]
    return token
