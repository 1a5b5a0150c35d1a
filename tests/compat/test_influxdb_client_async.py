"""The official Python library, asynchronous."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from influxdb_client import Point
from influxdb_client.client.exceptions import InfluxDBError
from influxdb_client.client.influxdb_client_async import InfluxDBClientAsync
from influxdb_client.rest import ApiException

from support.server import ORGANIZATION, PASSWORD, USER

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from support.server import Platform

pytestmark = pytest.mark.anyio

START = datetime(2024, 1, 1, tzinfo=UTC)


def select(measurement: str, rest: str = "") -> str:
    return f"""from(bucket: "points")
      |> range(start: 2024-01-01T00:00:00Z, stop: 2025-01-01T00:00:00Z)
      |> filter(fn: (r) => r._measurement == "{measurement}"){rest}"""


@pytest.fixture(params=[False, True], ids=["plain", "gzip"])
async def client(
    platform: Platform, request: pytest.FixtureRequest
) -> AsyncIterator[InfluxDBClientAsync]:
    async with InfluxDBClientAsync(
        url=platform.url, token=platform.token, org=ORGANIZATION, enable_gzip=request.param
    ) as opened:
        yield opened


async def test_liveness(client: InfluxDBClientAsync) -> None:
    assert await client.ping()
    assert await client.version() == "v2.7.12"
    assert await client.build() == "OSS"


async def test_points_and_lists(client: InfluxDBClientAsync) -> None:
    points = [
        Point("async").tag("place", place).field("value", value).time(START)
        for place, value in (("Prague", 25.3), ("New York", 24.3))
    ]
    assert await client.write_api().write(bucket="points", record=points)
    tables = await client.query_api().query(select("async"))
    found = {record["place"]: record.get_value() for table in tables for record in table.records}
    assert found == {"Prague": 25.3, "New York": 24.3}
    records = await client.query_api().query_stream(select("async"))
    assert sorted([record.get_value() async for record in records]) == [24.3, 25.3]
    raw = await client.query_api().query_raw(select("async"))
    assert raw.startswith("#datatype,string,long,dateTime:RFC3339")


async def test_data_frames(client: InfluxDBClientAsync) -> None:
    index = pd.date_range(START, periods=3, freq="h", name="_time")
    frame = pd.DataFrame({"pair": ["a", "a", "a"], "price": [1.0, 2.5, 3.25]}, index=index)
    await client.write_api().write(
        bucket="points",
        record=frame,
        data_frame_measurement_name="async_frame",
        data_frame_tag_columns=["pair"],
    )
    pivot = '|> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")'
    script = select("async_frame", pivot)
    back = await client.query_api().query_data_frame(script)
    assert back["price"].tolist() == [1.0, 2.5, 3.25]
    pieces = await client.query_api().query_data_frame_stream(script)
    assert [len(piece) async for piece in pieces] == [3]


async def test_parameters(client: InfluxDBClientAsync) -> None:
    await client.write_api().write(bucket="points", record="async_p f=1 1704067200000000000")
    script = select("async_p").replace('"async_p"', "measurement")
    tables = await client.query_api().query(script, params={"measurement": "async_p"})
    assert [record.get_value() for record in tables[0].records] == [1.0]


async def test_deleting(client: InfluxDBClientAsync) -> None:
    await client.write_api().write(bucket="points", record="async_d f=1 1704067200000000000")
    assert await client.delete_api().delete(
        start=START,
        stop=datetime(2025, 1, 1, tzinfo=UTC),
        predicate='_measurement="async_d"',
        bucket="points",
    )
    assert await client.query_api().query(select("async_d")) == []


async def test_errors_carry_message_and_headers(client: InfluxDBClientAsync) -> None:
    with pytest.raises(ApiException) as raised:
        await client.write_api().write(bucket="points", record="m,tag=a f=")
    assert raised.value.status == 400
    assert "missing field value" in raised.value.message
    async with InfluxDBClientAsync(url=client.url, token="wrong", org=ORGANIZATION) as stranger:
        with pytest.raises(InfluxDBError) as refused:
            await stranger.write_api().write(bucket="points", record="m f=1")
    headers = refused.value.headers
    assert refused.value.response.status == 401
    assert headers.get("Content-Length") is not None
    assert headers.get("Date") is not None
    assert headers.get("X-Platform-Error-Code") == "unauthorized"
    assert "application/json" in headers.get("Content-Type")
    assert headers.get("X-Influxdb-Version").startswith("v")
    assert headers.get("X-Influxdb-Build") == "OSS"


async def test_a_session_by_name_and_password(platform: Platform) -> None:
    async with InfluxDBClientAsync(
        url=platform.url, username=USER, password=PASSWORD, org=ORGANIZATION
    ) as client:
        assert await client.query_api().query(select("nothing")) == []
