from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.catalog.buckets import BucketDraft
from support.server import basic

if TYPE_CHECKING:
    from support.server import Platform


def times(platform: Platform, measurement: str, bucket: str = "points") -> list[str]:
    script = f"""from(bucket: "{bucket}") |> range(start: 0)
      |> filter(fn: (r) => r._measurement == "{measurement}") |> keep(columns: ["_time"])"""
    rows = platform.query(script).text.splitlines()[1:]
    return [row.split(",")[-1] for row in rows if row]


@pytest.mark.parametrize(
    ("precision", "time"),
    [
        ("", "1970-01-01T00:00:00.00000009Z"),
        ("n", "1970-01-01T00:00:00.00000009Z"),
        ("u", "1970-01-01T00:00:00.00009Z"),
        ("us", "1970-01-01T00:00:00.00009Z"),
        ("ms", "1970-01-01T00:00:00.09Z"),
        ("s", "1970-01-01T00:01:30Z"),
        ("m", "1970-01-01T01:30:00Z"),
        ("h", "1970-01-04T18:00:00Z"),
        ("x", "1970-01-01T00:00:00.00000009Z"),
    ],
)
def test_the_precisions_of_v1(platform: Platform, precision: str, time: str) -> None:
    name = f"v1{precision}"
    answer = platform.call(
        "POST", f"/write?db=points&precision={precision}", content=f"{name} f=1 90"
    )
    assert answer.status_code == 204
    assert times(platform, name) == [time]


def test_a_time_that_no_point_may_have(platform: Platform) -> None:
    answer = platform.call("POST", "/write?db=points&precision=h", content="m f=1 9000000000")
    assert (answer.status_code, answer.json()["message"]) == (400, "time outside range")


def test_hours_apply_to_the_server_s_time_as_well(platform: Platform) -> None:
    platform.call("POST", "/write?db=points&precision=h", content="hourly f=1")
    (time,) = times(platform, "hourly")
    assert time.endswith(":00:00Z")


def test_every_way_to_present_a_token(platform: Platform) -> None:
    token = platform.token
    for headers, query in (
        ({"Authorization": f"Token {token}"}, ""),
        ({"Authorization": f"Token name:{token}"}, ""),
        (basic("name", token), ""),
        ({}, f"&u=name&p={token}"),
    ):
        answer = platform.client.post(
            f"/write?db=points{query}", headers=headers, content="ways f=1"
        )
        assert answer.status_code == 204, headers
    wrong = platform.client.post("/write?db=points&u=name&p=wrong", content="ways f=1")
    assert wrong.status_code == 401


def test_database_and_policy_name_a_bucket(platform: Platform) -> None:
    catalog = platform.services.catalog
    for name in ("plain", "both/weekly", "only/autogen"):
        catalog.buckets.create(BucketDraft(platform.organization_id, name))
    for query, bucket in (
        ("db=plain", "plain"),
        ("db=plain&rp=autogen", "plain"),
        ("db=both&rp=weekly", "both/weekly"),
        ("db=only", "only/autogen"),
    ):
        content = f"mapped f=1 {abs(hash(query)) % 10**9}"
        before = len(times(platform, "mapped", bucket))
        assert platform.call("POST", f"/write?{query}", content=content).status_code == 204
        assert len(times(platform, "mapped", bucket)) == before + 1
    for query in ("db=both", "db=plain&rp=weekly", "db=nope"):
        answer = platform.call("POST", f"/write?{query}", content="m f=1")
        assert (answer.status_code, answer.json()["message"]) == (404, "no dbrp mapping found")
    answer = platform.call("POST", "/write", content="m f=1")
    assert (answer.status_code, answer.json()["message"]) == (400, "missing db")
