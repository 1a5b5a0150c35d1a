"""The official Python library, synchronous."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from influxdb_client import (
    Authorization,
    BucketRetentionRules,
    CellsService,
    CreateCell,
    CreateDashboardRequest,
    DashboardsService,
    InfluxDBClient,
    MarkdownViewProperties,
    OnboardingRequest,
    Permission,
    PermissionResource,
    Point,
    SetupService,
    View,
    WriteOptions,
    WritePrecision,
)
from influxdb_client.client.exceptions import InfluxDBError
from influxdb_client.client.query_api import QueryOptions
from influxdb_client.client.write_api import SYNCHRONOUS
from influxdb_client.rest import ApiException

from support.server import ORGANIZATION, PASSWORD, USER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.server import Platform

START = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture(params=[False, True], ids=["plain", "gzip"])
def client(platform: Platform, request: pytest.FixtureRequest) -> Iterator[InfluxDBClient]:
    with InfluxDBClient(
        url=platform.url, token=platform.token, org=ORGANIZATION, enable_gzip=request.param
    ) as opened:
        yield opened


def select(measurement: str, rest: str = "") -> str:
    return f"""from(bucket: "points")
      |> range(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)
      |> filter(fn: (r) => r._measurement == "{measurement}"){rest}"""


def name(client: InfluxDBClient, base: str) -> str:
    return f"{base}_{'gzip' if client.api_client.configuration.enable_gzip else 'plain'}"


def test_setting_up(empty_platform: Platform) -> None:
    with InfluxDBClient(url=empty_platform.url, token="") as client:
        service = SetupService(client.api_client)
        assert service.get_setup().allowed
        made = service.post_setup(
            OnboardingRequest(
                username="ada",
                password="correct horse",
                org="lab",
                bucket="b",
                retention_period_seconds=0,
            )
        )
        assert made.user.name == "ada"
        assert made.org.description == ""
        assert made.bucket.retention_rules[0].every_seconds == 0
        assert not service.get_setup().allowed
    with InfluxDBClient(url=empty_platform.url, token=made.auth.token, org="lab") as client:
        assert client.users_api().me().name == "ada"


def test_liveness(client: InfluxDBClient) -> None:
    assert client.ping()
    assert client.version() == "v2.7.12"
    assert client.build() == "OSS"
    assert client.ready().status == "ready"
    with pytest.warns(DeprecationWarning, match="deprecated"):
        assert client.health().status == "pass"


def test_every_form_of_a_write(client: InfluxDBClient) -> None:
    measurement = name(client, "forms")
    with client.write_api(write_options=SYNCHRONOUS) as writer:
        point = Point(measurement).tag("form", "point").field("value", 1.5).time(START)
        writer.write("points", record=point)
        writer.write("points", record=f"{measurement},form=line value=2.5 1704067200000000000")
        writer.write(
            "points",
            record={
                "measurement": measurement,
                "tags": {"form": "dictionary"},
                "fields": {"value": 3.5},
                "time": START,
            },
        )
        writer.write("points", ORGANIZATION, [f"{measurement},form=list value=4.5 1704067200"], "s")
        millisecond = Point(measurement).tag("form", "ms").field("value", 5.5)
        writer.write(
            "points",
            record=millisecond.time(1704067200123, WritePrecision.MS),
            write_precision=WritePrecision.MS,
        )
    tables = client.query_api().query(select(measurement))
    found = {record["form"]: record for table in tables for record in table.records}
    assert {form: record.get_value() for form, record in found.items()} == {
        "point": 1.5,
        "line": 2.5,
        "dictionary": 3.5,
        "list": 4.5,
        "ms": 5.5,
    }
    assert found["point"].get_time() == START
    assert found["ms"].get_time() == START + timedelta(milliseconds=123)


def test_batches(client: InfluxDBClient) -> None:
    measurement = name(client, "batch")
    failures: list[object] = []
    with client.write_api(
        write_options=WriteOptions(batch_size=100, flush_interval=1_000),
        error_callback=lambda *each: failures.append(each),
    ) as writer:
        for number in range(1050):
            time = START + timedelta(seconds=number)
            writer.write("points", record=Point(measurement).field("n", number).time(time))
    assert failures == []
    total = client.query_api().query(select(measurement, "|> sum()"))
    assert total[0].records[0].get_value() == sum(range(1050))


def test_data_frames_there_and_back(client: InfluxDBClient) -> None:
    measurement = name(client, "frame")
    index = pd.date_range(START, periods=3, freq="h", name="_time")
    frame = pd.DataFrame(
        {"pair": ["a", "b", "a"], "price": [1.0, 2.5, 3.25], "count": [1, 2, 3]}, index=index
    )
    with client.write_api(write_options=SYNCHRONOUS) as writer:
        writer.write(
            "points",
            record=frame,
            data_frame_measurement_name=measurement,
            data_frame_tag_columns=["pair"],
        )
    pivot = '|> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")'
    tail = '|> group() |> sort(columns: ["_time"])'
    back = client.query_api().query_data_frame(
        select(measurement, pivot + tail), data_frame_index=["_time"]
    )
    assert back["price"].tolist() == [1.0, 2.5, 3.25]
    assert back["count"].tolist() == [1, 2, 3]
    assert back["pair"].tolist() == ["a", "b", "a"]
    assert list(back.index) == list(index)
    pieces = client.query_api().query_data_frame_stream(select(measurement, pivot))
    assert sum(len(piece) for piece in pieces) == 3


def test_streams_csv_and_raw_answers(client: InfluxDBClient) -> None:
    measurement = name(client, "streams")
    lines = [f"{measurement},tag=t{n % 3} f={n}i {1704067200 + n}" for n in range(30)]
    client.write_api(write_options=SYNCHRONOUS).write("points", record=lines, write_precision="s")
    api = client.query_api()
    records = api.query_stream(select(measurement))
    assert sorted(record.get_value() for record in records) == list(range(30))
    rows = list(api.query_csv(select(measurement)))
    assert rows[0][0] == "#datatype"
    assert rows[3][:3] == ["", "result", "table"]
    raw = api.query_raw(select(measurement)).read().decode()
    assert raw.startswith("#datatype,string,long,dateTime:RFC3339")
    assert raw.endswith("\r\n\r\n")
    values = api.query(select(measurement)).to_values(columns=["tag", "_value"])
    assert ["t1", 1] in values


def test_an_answer_without_tables(client: InfluxDBClient) -> None:
    assert client.query_api().query(select("nothing")) == []
    assert list(client.query_api().query_csv(select("nothing"))) == []


def test_parameters_of_a_query(client: InfluxDBClient) -> None:
    measurement = name(client, "parameters")
    lines = [f'{measurement} f={n}i,s="text {n}" {1704067200 + n}' for n in range(5)]
    client.write_api(write_options=SYNCHRONOUS).write("points", record=lines, write_precision="s")
    script = """from(bucket: bucket) |> range(start: start, stop: stop)
      |> filter(fn: (r) => r._measurement == measurement and r._field == fields[0])
      |> filter(fn: (r) => r._value >= least)"""
    parameters = {
        "bucket": "points",
        "start": START,
        "stop": START + timedelta(days=1),
        "measurement": measurement,
        "fields": ["f"],
        "least": 2,
        "unused": {"float": 1.5, "bool": True, "duration": timedelta(hours=-1)},
    }
    tables = client.query_api().query(script, params=parameters)
    assert [record.get_value() for record in tables[0].records] == [2, 3, 4]


def test_profilers(client: InfluxDBClient) -> None:
    measurement = name(client, "profiled")
    client.write_api(write_options=SYNCHRONOUS).write(
        "points", record=f"{measurement} f=1 1704067200000000000"
    )
    rows: list[object] = []
    options = QueryOptions(profilers=["query", "operator"], profiler_callback=rows.append)
    api = client.query_api(query_options=options)
    tables = api.query(select(measurement))
    assert [table.records[0].get_measurement() for table in tables] == [measurement]
    measurements = {row.values["_measurement"] for row in rows}
    assert measurements == {"profiler/query", "profiler/operator"}


def test_deleting(client: InfluxDBClient) -> None:
    measurement = name(client, "deleted")
    lines = [f"{measurement},tag={tag} f={n} {n}" for n in (1, 12, 13) for tag in "ab"]
    client.write_api(write_options=SYNCHRONOUS).write("points", record=lines)
    start = datetime(1970, 1, 1, tzinfo=UTC)
    stop = "1970-01-01T00:00:00.000000012Z"
    api = client.delete_api()
    api.delete(start, stop, f'_measurement="{measurement}" AND tag="a"', "points", ORGANIZATION)
    script = select(measurement).replace("2024-01-01", "1970-01-01")
    found = client.query_api().query(script).to_values(columns=["tag", "_value"])
    assert sorted(found) == [["a", 13.0], ["b", 1.0], ["b", 12.0], ["b", 13.0]]
    with pytest.raises(ApiException) as raised:
        api.delete(start, stop, "a = 1 OR b = 2", "points", ORGANIZATION)
    assert raised.value.status == 400


def test_errors_carry_message_and_headers(client: InfluxDBClient) -> None:
    writer = client.write_api(write_options=SYNCHRONOUS)
    with pytest.raises(ApiException) as raised:
        writer.write("points", record="h2o_feet,location=coyote_creek water_level= 1")
    error = raised.value
    assert error.status == 400
    assert "missing field value" in error.message
    assert error.headers["X-Platform-Error-Code"] == "invalid"
    assert error.headers["X-Influxdb-Version"].startswith("v")
    assert error.headers["X-Influxdb-Build"] == "OSS"
    assert error.headers["Content-Length"]
    assert error.headers["Date"]
    with pytest.raises(ApiException) as raised:
        client.query_api().query("from(")
    assert raised.value.status == 400
    with (
        InfluxDBClient(url=client.url, token="wrong", org=ORGANIZATION) as stranger,
        pytest.raises(InfluxDBError) as refused,
    ):
        stranger.write_api(write_options=SYNCHRONOUS).write("points", record="m f=1")
    assert refused.value.response.status == 401
    assert refused.value.message == "unauthorized access"


def test_a_session_by_name_and_password(platform: Platform) -> None:
    with InfluxDBClient(
        url=platform.url, username=USER, password=PASSWORD, org=ORGANIZATION
    ) as client:
        client.write_api(write_options=SYNCHRONOUS).write("points", record="session f=1")
        assert client.users_api().me().name == USER


def test_buckets(client: InfluxDBClient) -> None:
    api = client.buckets_api()
    title = name(client, "managed")
    rule = BucketRetentionRules(type="expire", every_seconds=86400)
    bucket = api.create_bucket(
        bucket_name=title, retention_rules=rule, description="text", org=ORGANIZATION
    )
    assert bucket.name == title
    assert bucket.retention_rules[0].every_seconds == 86400
    assert api.find_bucket_by_id(bucket.id).name == title
    assert api.find_bucket_by_name(title).id == bucket.id
    assert api.find_bucket_by_name("nope") is None
    bucket.description = "changed"
    bucket.retention_rules = [BucketRetentionRules(type="expire", every_seconds=0)]
    changed = api.update_bucket(bucket)
    assert (changed.description, changed.retention_rules[0].every_seconds) == ("changed", 0)
    for number in range(25):
        api.create_bucket(bucket_name=f"{title}_{number}", org=ORGANIZATION)
    every = [each.name for each in api.find_buckets_iter(limit=10)]
    assert len([each for each in every if each.startswith(title)]) == 26
    assert len(every) == len(set(every))
    assert len(api.find_buckets(limit=5).buckets) == 5
    for each in list(api.find_buckets_iter(limit=100)):
        if each.name.startswith(title):
            api.delete_bucket(each)
    assert api.find_bucket_by_name(title) is None
    with pytest.raises(ApiException) as raised:
        api.find_bucket_by_id(bucket.id)
    assert raised.value.status == 404


def test_authorizations(client: InfluxDBClient, platform: Platform) -> None:
    api = client.authorizations_api()
    resource = PermissionResource(org_id=platform.organization_id, type="buckets")
    made = api.create_authorization(
        platform.organization_id,
        [
            Permission(action="read", resource=resource),
            Permission(action="write", resource=resource),
        ],
    )
    assert made.token
    with InfluxDBClient(url=platform.url, token=made.token, org=ORGANIZATION) as scoped:
        scoped.write_api(write_options=SYNCHRONOUS).write("points", record="scoped f=1")
        with pytest.raises(ApiException) as raised:
            scoped.organizations_api().create_organization("not allowed")
        assert raised.value.status == 401
    assert made.id in {each.id for each in api.find_authorizations()}
    assert made.id in {each.id for each in api.find_authorizations_by_user_name(USER)}
    assert made.id in {each.id for each in api.find_authorizations_by_org_name(ORGANIZATION)}
    assert made.id in {
        each.id for each in api.find_authorizations_by_org_id(platform.organization_id)
    }
    described = api.create_authorization(
        authorization=Authorization(
            org_id=platform.organization_id,
            description="text",
            permissions=[Permission(action="read", resource=resource)],
        )
    )
    assert described.description == "text"
    described.status = "inactive"
    assert api.update_authorization(described).status == "inactive"
    for each in (made, described):
        api.delete_authorization(each)
    assert {made.id, described.id}.isdisjoint({each.id for each in api.find_authorizations()})


def test_users_and_organizations(client: InfluxDBClient) -> None:
    users, organizations = client.users_api(), client.organizations_api()
    user = users.create_user(name=name(client, "user"))
    assert users.find_users(name=user.name).users[0].id == user.id
    users.update_password(user.id, "long enough")
    user.name = name(client, "renamed")
    assert users.update_user(user).name == user.name
    users.delete_user(user)
    title = name(client, "organization")
    organization = organizations.create_organization(name=title)
    assert organization.description == ""
    assert organizations.find_organization(organization.id).name == title
    assert title in {each.name for each in organizations.find_organizations()}
    organization.description = "text"
    assert organizations.update_organization(organization).description == "text"
    organizations.delete_organization(organization.id)
    assert organizations.me().name == USER


def test_a_dashboard_with_cells(client: InfluxDBClient, platform: Platform) -> None:
    dashboards = DashboardsService(client.api_client)
    cells = CellsService(client.api_client)
    new = CreateDashboardRequest(org_id=platform.organization_id, name=name(client, "market"))
    dashboard = dashboards.post_dashboards(create_dashboard_request=new)
    (owner,) = dashboards.get_dashboards_id_owners(dashboard.id).users
    assert owner.id == client.users_api().me().id
    first, second = (
        cells.post_dashboards_id_cells(
            dashboard_id=dashboard.id, create_cell=CreateCell(x=0, y=row, w=4, h=3, name=f"c{row}")
        )
        for row in (0, 3)
    )
    note = MarkdownViewProperties(type="markdown", shape="chronograf-v2", note="# Hello")
    cells.patch_dashboards_id_cells_id_view(
        dashboard.id, first.id, View(name="note", properties=note)
    )
    view = cells.get_dashboards_id_cells_id_view(dashboard.id, first.id)
    assert view.properties["note"] == "# Hello"
    first.x = 6
    replaced = cells.put_dashboards_id_cells(dashboard.id, [second, first])
    assert [(cell.id, cell.x) for cell in replaced.cells] == [(second.id, 0), (first.id, 6)]
    read = dashboards.get_dashboards_id(dashboard.id, include="properties")
    assert (read.name, [cell.name for cell in read.cells]) == (new.name, ["c3", "note"])
    listed = dashboards.get_dashboards(org_id=platform.organization_id).dashboards
    assert dashboard.id in [each.id for each in listed]
    dashboards.delete_dashboards_id(dashboard.id)
    with pytest.raises(ApiException, match="dashboard not found"):
        dashboards.get_dashboards_id(dashboard.id)
