from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType

if TYPE_CHECKING:
    from support.server import Platform

FROM = """import "array"
rows = array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5, t: "a"},
    {_time: 2024-01-01T00:00:10Z, _measurement: "m", _field: "f", _value: 2.5, t: ""},
])
"""
READ = """from(bucket: "points") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> filter(fn: (r) => r._measurement == "%s") |> drop(columns: ["_start", "_stop"])"""


def rows_of(platform: Platform, measurement: str) -> list[str]:
    answer = platform.query(READ % measurement)
    assert answer.status_code == 200, answer.text
    return [line for line in answer.text.splitlines() if line.startswith(",_result")]


def test_to_writes_and_passes_on(platform: Platform) -> None:
    answer = platform.query(FROM + 'rows |> to(bucket: "points")')
    assert answer.status_code == 200, answer.text
    assert ",1.5," in answer.text
    assert rows_of(platform, "m") == [
        ",_result,0,2024-01-01T00:00:10Z,2.5,f,m",
        ",_result,1,2024-01-01T00:00:00Z,1.5,f,m,a",
    ]


def test_an_assigned_to_writes_too(platform: Platform) -> None:
    script = FROM + (
        'written = rows |> set(key: "_measurement", value: "assigned") |> to(bucket: "points")'
    )
    assert platform.query(script).status_code == 200
    assert len(rows_of(platform, "assigned")) == 2


def test_wide_to_makes_a_field_of_each_column(platform: Platform) -> None:
    script = """import "array"
import "experimental"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "wide", a: 1, b: "x", t: "k"}])
    |> group(columns: ["_measurement", "t"])
    |> experimental.to(bucket: "points")"""
    assert platform.query(script).status_code == 200
    assert rows_of(platform, "wide") == [
        ",_result,0,2024-01-01T00:00:00Z,1,a,wide,k",
        ",_result,1,2024-01-01T00:00:00Z,x,b,wide,k",
    ]


def test_to_needs_permission_to_write(platform: Platform) -> None:
    permission = Permission(
        Action.READ, Resource(ResourceType.BUCKETS, None, platform.organization_id)
    )
    draft = AuthorizationDraft(
        platform.organization_id, platform.made.user.id, (permission,), "reader"
    )
    _, token = platform.services.catalog.authorizations.create(draft)
    answer = platform.query(FROM + 'rows |> to(bucket: "points")', Authorization=f"Token {token}")
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), answer.text


def test_an_unknown_bucket_is_not_found(platform: Platform) -> None:
    answer = platform.query(FROM + 'rows |> to(bucket: "nowhere")')
    assert (answer.status_code, answer.json()["code"]) == (404, "not found"), answer.text


@pytest.mark.parametrize(
    "script",
    [
        'rows |> to(bucket: "points")',
        'written = rows |> to(bucket: "points")\nrows |> limit(n: 1)',
        'rows |> drop(columns: ["_value", "_field"]) |> set(key: "x", value: "1")'
        ' |> experimental.to(bucket: "points")',
    ],
)
def test_a_run_that_is_read_only_writes_nothing(platform: Platform, script: str) -> None:
    asked = 'import "experimental"\n' + FROM.replace('"m"', '"quiet"') + script
    answer = platform.query(asked, **{"X-Krakflux-Read-Only": "1"})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), answer.text
    assert "press Run to let it write" in answer.json()["message"]
    assert rows_of(platform, "quiet") == []


def test_a_run_that_is_read_only_reads(platform: Platform) -> None:
    answer = platform.query(FROM + "rows", **{"X-Krakflux-Read-Only": "1"})
    assert answer.status_code == 200, answer.text
    assert ",1.5," in answer.text
