from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx2

    from support.server import Platform


def delete(
    platform: Platform, query: str = "org=lab&bucket=points", **document: str
) -> httpx2.Response:
    times = {"start": "1970-01-01T00:00:00Z", "stop": "1970-01-01T00:00:00.000000012Z"}
    return platform.call("POST", f"/api/v2/delete?{query}", json={**times, **document})


def rest(platform: Platform, measurement: str) -> list[tuple[str, str]]:
    script = f"""from(bucket: "points") |> range(start: 0)
      |> filter(fn: (r) => r._measurement == "{measurement}")
      |> group() |> sort(columns: ["_time"]) |> keep(columns: ["_value", "tag"])"""
    lines = platform.query(script).text.splitlines()
    header = lines[0].split(",")
    places = header.index("_value"), header.index("tag")
    rows = [line.split(",") for line in lines[1:] if line]
    return [(row[places[0]], row[places[1]]) for row in rows]


@pytest.fixture
def points(platform: Platform) -> str:
    lines = [f"gone,tag={tag} f={n} {n}" for n in (1, 12, 13) for tag in ("a", "b")]
    assert delete(platform, stop="2262-01-01T00:00:00Z").status_code == 204
    assert platform.write("\n".join(lines)).status_code == 204
    return "gone"


@pytest.mark.parametrize(
    ("predicate", "left"),
    [
        ("", [("13", "a"), ("13", "b")]),
        ("tag=a", [("1", "b"), ("12", "b"), ("13", "a"), ("13", "b")]),
        (
            "_measurement=\"gone\" AND (tag != 'a')",
            [("1", "a"), ("12", "a"), ("13", "a"), ("13", "b")],
        ),
        ('_measurement="other"', [(v, t) for v in ("1", "12", "13") for t in "ab"]),
    ],
)
def test_points_go_from_start_to_stop_inclusive(
    platform: Platform, points: str, predicate: str, left: list[tuple[str, str]]
) -> None:
    doomed = {
        "start": "1970-01-01T00:00:00Z",
        "stop": "1970-01-01T00:00:00.000000012Z",
        "predicate": predicate,
    }
    counting = "/api/krakflux/delete/count?org=lab&bucket=points"
    before = len(rest(platform, points))
    counted = platform.call("POST", counting, json=doomed)
    assert counted.json() == {"values": before - len(left)}
    assert delete(platform, predicate=predicate).status_code == 204
    assert sorted(rest(platform, points)) == sorted(left)
    assert platform.call("POST", counting, json=doomed).json() == {"values": 0}


@pytest.mark.parametrize(
    ("query", "document", "status", "message"),
    [
        ("org=lab", {}, 400, "Please provide either bucketID or bucket"),
        ("org=x&bucket=points", {}, 404, 'organization name "x" not found'),
        ("org=lab&bucket=x", {}, 404, 'bucket "x" not found'),
        ("org=lab&bucketID=00000000000000ff", {}, 404, "bucket not found"),
        (
            "org=lab&bucket=points",
            {"start": "yesterday"},
            400,
            "error decoding json body: invalid RFC3339Nano for field start, please format your "
            "time with RFC3339Nano format, example: 2009-01-02T23:00:00Z",
        ),
        ("org=lab&bucket=points", {"stop": ""}, 400, "invalid RFC3339Nano for field stop"),
        (
            "org=lab&bucket=points",
            {"start": "1600-01-01T00:00:00Z"},
            400,
            "invalid start time, start time must not be before 1677-09-21T00:12:43.145224194Z",
        ),
        (
            "org=lab&bucket=points",
            {"stop": "2300-01-01T00:00:00Z"},
            400,
            "invalid stop time, stop time must not be after 2262-04-11T23:47:16.854775806Z",
        ),
        ("org=lab&bucket=points", {"predicate": "_field = x"}, 501, "delete by field is not supp"),
        ("org=lab&bucket=points", {"predicate": "a=b OR c=d"}, 400, "operator OR is not supported"),
    ],
)
def test_a_refused_delete_has_influxdb_s_status_and_message(
    platform: Platform, query: str, document: dict[str, str], status: int, message: str
) -> None:
    answer = delete(platform, query, **document)
    assert answer.status_code == status
    assert message in answer.json()["message"]


def test_a_bucket_goes_by_id_too(platform: Platform) -> None:
    query = f"orgID={platform.organization_id}&bucketID={platform.bucket_id}"
    assert delete(platform, query).status_code == 204
