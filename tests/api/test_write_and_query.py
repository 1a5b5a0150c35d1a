from __future__ import annotations

import gzip
import json
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.buckets import BucketDraft
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType
from krakflux.server.ports import Limits
from support.server import ORGANIZATION, run_platform
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx2

    from support.server import Platform

HEADER = ",result,table,_start,_stop,_time,_value,_field,_measurement,bar"


def fail(response: httpx2.Response, status: int, code: str, message: str) -> None:
    body = response.json()
    assert (response.status_code, body["code"]) == (status, code), body
    assert message in body["message"]
    assert response.headers["X-Platform-Error-Code"] == code
    assert response.headers["X-Influxdb-Version"] == "v2.7.12"
    assert response.headers["X-Influxdb-Build"] == "OSS"
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert "Date" in response.headers


def count(platform: Platform, measurement: str) -> int:
    script = f"""from(bucket: "points") |> range(start: 0)
      |> filter(fn: (r) => r._measurement == "{measurement}")"""
    answer = platform.query(script)
    assert answer.status_code == 200, answer.text
    return sum(1 for line in answer.text.splitlines() if line.startswith(",_result"))


def test_the_article_s_hello_world(platform: Platform) -> None:
    assert platform.write("foo,bar=xyz anum=23.5 1566000000", "s").status_code == 204
    answer = platform.query(
        'from(bucket: "points") |> range(start: 2019-01-01T00:00:00Z, stop: 2020-01-01T00:00:00Z)'
        ' |> filter(fn: (r) => r._measurement == "foo")',
        Accept="application/csv",
    )
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.text == (
        f"{HEADER}\r\n,_result,0,2019-01-01T00:00:00Z,2020-01-01T00:00:00Z,"
        "2019-08-17T00:00:00Z,23.5,anum,foo,xyz\r\n\r\n"
    )


@pytest.mark.parametrize(
    ("headers", "parameters", "body", "status", "code", "message"),
    [
        ({"Authorization": ""}, {}, "", 401, "unauthorized", "unauthorized access"),
        ({"Authorization": "Token x"}, {"precision": "h"}, "", 401, "unauthorized", "unauth"),
        (
            {},
            {"precision": "h", "bucket": ""},
            "",
            400,
            "invalid",
            "invalid precision; valid precision units are ns, us, ms, and s",
        ),
        ({}, {"bucket": "", "org": "x"}, "", 404, "not found", "bucket not found"),
        ({}, {"org": "x"}, "", 404, "not found", 'organization name "x" not found'),
        ({}, {"org": ""}, "", 400, "invalid", "Please provide either orgID or org"),
        ({}, {"bucket": "x"}, "", 404, "not found", 'bucket "x" not found'),
        ({}, {}, "m f=", 400, "invalid", "unable to parse 'm f=': missing field value"),
        ({}, {}, "good f=1\nbad", 400, "invalid", "unable to parse 'bad': missing fields"),
        ({"Content-Encoding": "gzip"}, {}, "m f=1", 400, "invalid", "gzip: invalid header"),
        ({"Content-Encoding": "br"}, {}, "m f=1", 400, "invalid", "content encoding br"),
    ],
)
def test_a_refused_write_has_influxdb_s_status_and_message(
    platform: Platform,
    headers: dict[str, str],
    parameters: dict[str, str],
    body: str,
    status: int,
    code: str,
    message: str,
) -> None:
    given = {"org": ORGANIZATION, "bucket": "points", **parameters}
    response = platform.call("POST", "/api/v2/write", params=given, headers=headers, content=body)
    fail(response, status, code, message)


def test_nothing_of_a_rejected_body_is_stored(platform: Platform) -> None:
    response = platform.write("partly f=1 1\npartly,t= f=2 2\npartly f=3 3\npartly f= 4")
    fail(response, 400, "invalid", "missing tag value")
    assert response.json()["message"].count("\n") == 1
    assert count(platform, "partly") == 0


def test_points_that_conflict_are_dropped_and_the_others_stored(platform: Platform) -> None:
    assert platform.write("conflict f=1 1").status_code == 204
    response = platform.write('conflict f="text" 2\nconflict g=5i 3')
    fail(
        response,
        422,
        "unprocessable entity",
        "failure writing points to database: partial write: field type conflict: input field "
        '"f" on measurement "conflict" is type string, already exists as type float dropped=1',
    )
    assert count(platform, "conflict") == 2


def test_a_write_needs_the_permission_for_its_bucket(platform: Platform) -> None:
    catalog = platform.services.catalog
    other = catalog.buckets.create(BucketDraft(platform.organization_id, "scoped"))
    permission = Permission(
        Action.WRITE, Resource(ResourceType.BUCKETS, other.id, platform.organization_id)
    )
    draft = AuthorizationDraft(
        platform.organization_id, platform.made.user.id, (permission,), "writer"
    )
    _, token = catalog.authorizations.create(draft)
    headers = {"Authorization": f"Token {token}"}
    parameters = {"org": ORGANIZATION, "bucket": "scoped"}
    written = platform.call(
        "POST", "/api/v2/write", params=parameters, headers=headers, content="m f=1"
    )
    assert written.status_code == 204
    parameters["bucket"] = "points"
    refused = platform.call(
        "POST", "/api/v2/write", params=parameters, headers=headers, content="m f=1"
    )
    fail(refused, 403, "forbidden", "insufficient permissions for write")
    asked = platform.query('from(bucket: "scoped") |> range(start: 0)', **headers)
    fail(
        asked,
        404,
        "not found",
        'failed to initialize execute state: could not find bucket "scoped"',
    )


@pytest.mark.parametrize("scheme", ["Token", "token", "Bearer", "BEARER"])
def test_the_scheme_of_a_token_is_case_insensitive(platform: Platform, scheme: str) -> None:
    headers = {"Authorization": f"{scheme} {platform.token}"}
    assert platform.call("GET", "/api/v2/me", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "parameters", ["org=lab&bucket=points", "orgID={o}&bucket={b}", "org={o}&bucket={b}"]
)
def test_organization_and_bucket_go_by_name_or_id(platform: Platform, parameters: str) -> None:
    given = parameters.format(o=platform.organization_id, b=platform.bucket_id)
    answer = platform.call("POST", f"/api/v2/write?{given}&consistency=one", content="names f=1")
    assert answer.status_code == 204


@pytest.mark.parametrize("body", [b"", b"\n\n", b"# nothing\n"])
def test_an_empty_write_is_fine(platform: Platform, body: bytes) -> None:
    assert platform.write(body).status_code == 204


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip"])
def test_a_compressed_write(platform: Platform, encoding: str) -> None:
    body = gzip.compress(b"zipped f=1 1\n") + gzip.compress(f"zipped f=2 {len(encoding)}0".encode())
    answer = platform.call(
        "POST",
        "/api/v2/write?org=lab&bucket=points",
        content=body,
        headers={"Content-Encoding": encoding},
    )
    assert answer.status_code == 204
    assert count(platform, "zipped") >= 2


def test_a_cut_compressed_write_is_refused(platform: Platform) -> None:
    answer = platform.call(
        "POST",
        "/api/v2/write?org=lab&bucket=points",
        content=gzip.compress(b"cut f=1 1\n" * 50)[:-20],
        headers={"Content-Encoding": "gzip"},
    )
    fail(answer, 400, "invalid", "unexpected EOF")


def test_bodies_over_the_limit_are_refused_before_they_are_inflated(tmp_path: Path) -> None:
    with run_platform(tmp_path, limits=Limits(body_bytes=100_000)) as platform:
        fits = b"big f=1 1\n" * 10_000
        assert platform.write(fits).status_code == 204
        plain = platform.write(fits + b"x")
        fail(plain, 413, "request too large", "unable to read data: points batch is too large")

        def chunks() -> Iterator[bytes]:
            for _ in range(11):
                yield fits[:10_000]

        streamed = platform.call("POST", "/api/v2/write?org=lab&bucket=points", content=chunks())
        fail(streamed, 413, "request too large", "points batch is too large")
        bomb = gzip.compress(b"\n" * 50_000_000)
        assert len(bomb) < 100_000
        answer = platform.call(
            "POST",
            "/api/v2/write?org=lab&bucket=points",
            content=bomb,
            headers={"Content-Encoding": "gzip"},
        )
        fail(answer, 413, "request too large", "points batch is too large")


def send_half(platform: Platform, path: str, sent: bytes) -> socket.socket:
    """Begin a request whose body never ends."""
    address = urlsplit(platform.url)
    connection = socket.create_connection((address.hostname, address.port), timeout=60)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\n"
        f"Authorization: {platform.headers['Authorization']}\r\n"
        f"Content-Length: {2 * len(sent)}\r\n\r\n"
    )
    connection.sendall(head.encode() + sent)
    return connection


def test_bodies_that_do_not_end_take_no_more_memory_than_they_may(tmp_path: Path) -> None:
    limits = Limits(body_memory_bytes=1 << 20, all_bodies_memory_bytes=100_000)
    with run_platform(tmp_path, limits=limits) as platform:
        lines = b"slow f=1 1\n" * 4_000
        path = "/api/v2/write?org=lab&bucket=points"
        slow = [send_half(platform, path, lines) for _ in range(2)]
        try:
            eventually(lambda: platform.write(lines).status_code == 503)
            refused = platform.write(lines)
            fail(refused, 503, "unavailable", "bytes of bodies, the most there may be are 100000")
            assert refused.headers["Retry-After"] == "1"
            assert "server.all_bodies_memory_bytes" in refused.json()["hint"]
            assert platform.write("small f=1 1").status_code == 204
            assert count(platform, "small") == 1
        finally:
            for connection in slow:
                connection.close()
        eventually(lambda: platform.write(lines).status_code == 204)


def test_bodies_in_files_take_no_memory(tmp_path: Path) -> None:
    limits = Limits(body_memory_bytes=1 << 18, all_bodies_memory_bytes=1 << 20)
    with run_platform(tmp_path, limits=limits) as platform:
        pad = "x" * 200
        lines = "\n".join(f"spooled,pad={pad} f=1 {number}" for number in range(20_000))
        assert len(lines) > 4 * limits.all_bodies_memory_bytes
        assert platform.write(lines).status_code == 204
        assert count(platform, "spooled") == 20_000


def test_strangers_send_short_documents(tmp_path: Path) -> None:
    with run_platform(tmp_path) as platform:
        answer = platform.client.post("/api/krakflux/signin", json={"code": "x" * 70_000})
        fail(answer, 413, "request too large", "request body is too large")


def ask(platform: Platform, document: object, org: str = ORGANIZATION) -> httpx2.Response:
    return platform.call("POST", f"/api/v2/query?org={org}", json=document)


SCRIPT = 'from(bucket: "points") |> range(start: 0) |> filter(fn: (r) => r._measurement == "d")'


@pytest.mark.parametrize(
    ("dialect", "lines"),
    [
        (None, [",result,table,_start", ",_result,0,1970"]),
        ({"header": False}, [",_result,0,1970"]),
        (
            {"annotations": ["datatype", "group", "default"], "quoteChar": '"'},
            ["#datatype,string,long", "#group,false,false", "#default,_result,", ",result", ",,0"],
        ),
        (
            {"annotations": ["default", "datatype"], "delimiter": ";"},
            ["#default;_result;", "#datatype;string;long", ";result;table", ";;0;1970"],
        ),
    ],
)
def test_every_dialect(platform: Platform, dialect: object, lines: list[str]) -> None:
    assert platform.write("d f=1 1").status_code == 204
    document = {"query": SCRIPT, "type": "flux"}
    if dialect is not None:
        document["dialect"] = dialect
    answer = ask(platform, document).text.split("\r\n")
    assert [line[: len(start)] for line, start in zip(answer, lines, strict=False)] == lines
    assert answer[len(lines) :] == ["", ""]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "failed to decode request body: request body requires either query or AST"),
        ({"query": "x", "dialect": {"delimiter": ",,"}}, "failed to decode request body: invalid"),
        ({"query": "x", "dialect": {"annotations": ["x"]}}, "unknown dialect annotation"),
        ({"query": "x", "type": "influxql"}, "unknown query type: influxql"),
        ({"query": "x", "now": "today"}, "failed to decode request body: now must be"),
        ({"query": "foo"}, "error @1:1-1:4: undefined identifier foo"),
        ({"query": "from("}, "error @1:"),
        ({"query": 'from(bucket: "points")'}, 'cannot submit unbounded read to "points"'),
        ({"query": "x = 1"}, "this Flux script returns no streaming data"),
    ],
)
def test_a_query_that_can_not_be_understood(
    platform: Platform, document: object, message: str
) -> None:
    fail(ask(platform, document), 400, "invalid", message)


def test_a_query_of_an_unknown_organization_can_not_be_decoded(platform: Platform) -> None:
    answer = ask(platform, {"query": SCRIPT}, org="x")
    message = 'failed to decode request body: organization name "x" not found'
    fail(answer, 400, "invalid", message)


def test_a_query_that_is_no_json(platform: Platform) -> None:
    answer = platform.call("POST", "/api/v2/query?org=lab", content=SCRIPT)
    fail(answer, 400, "invalid", "failed parsing request body as JSON; if sending a raw Flux")


def test_an_unknown_bucket_is_not_found(platform: Platform) -> None:
    answer = platform.query('from(bucket: "nope") |> range(start: 0)')
    message = 'failed to initialize execute state: could not find bucket "nope"'
    fail(answer, 404, "not found", message)


def test_answers_are_compressed_on_demand(platform: Platform) -> None:
    lines = "\n".join(f"many,tag=value{n % 7} f={n} {n}" for n in range(2000))
    assert platform.write(lines).status_code == 204
    script = SCRIPT.replace('"d"', '"many"')
    plain = platform.query(script, **{"Accept-Encoding": "identity"})
    packed = platform.query(script, **{"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"

    def without_stop(text: str) -> list[list[str]]:
        return [line.split(",")[:4] + line.split(",")[5:] for line in text.split("\r\n")]

    assert without_stop(packed.text) == without_stop(plain.text)
    assert len(plain.text.splitlines()) > 2000


def test_a_query_s_now_is_that_of_the_request(platform: Platform) -> None:
    document = {
        "query": 'from(bucket: "points") |> range(start: -1h) |> limit(n: 1)',
        "now": "1970-01-01T00:30:00Z",
    }
    assert platform.write("d f=1 1").status_code == 204
    rows = ask(platform, document).text.splitlines()
    assert rows[1].split(",")[3:5] == ["1969-12-31T23:30:00Z", "1970-01-01T00:30:00Z"]


def test_a_query_s_params_are_a_record_of_its_script(platform: Platform) -> None:
    script = 'import "array"\narray.from(rows: [{v: params.pair, n: params.count + 1}])'
    answer = ask(platform, {"query": script, "params": {"pair": "XBT/EUR", "count": 2}})
    assert answer.text.split("\r\n")[1] == ",_result,0,XBT/EUR,3"
    refused = ask(platform, {"query": script, "params": {"pair": None, "count": 2}})
    assert refused.status_code == 400
    assert "params.pair: Flux has no literal for null" in refused.json()["message"]


def test_the_column_limit_is_a_setting(tmp_path: Path) -> None:
    script = (
        'import "array"\narray.from(rows: [{_time: 1, f: "a", v: 1}, {_time: 1, f: "b", v: 2}])'
        ' |> pivot(rowKey: ["_time"], columnKey: ["f"], valueColumn: "v")'
    )
    with run_platform(tmp_path, limits=Limits(query_columns=1)) as platform:
        refused = platform.query(script)
        assert refused.status_code == 400
        assert "column limit reached: limit 1 columns, wanted: 2" in refused.json()["message"]


@pytest.mark.parametrize(("prefer", "status"), [("return-no-content", 204), ("other", 200)])
def test_a_query_for_its_effect_alone(platform: Platform, prefer: str, status: int) -> None:
    answer = platform.query(SCRIPT, Prefer=prefer)
    assert answer.status_code == status
    assert (answer.content == b"") == (status == 204)


def test_only_the_error_of_a_query_is_wanted(platform: Platform) -> None:
    answer = platform.query(
        'from(bucket: "nope") |> range(start: 0)', Prefer="return-no-content-with-error"
    )
    assert answer.status_code == 200
    assert ",error,reference" in answer.text
    assert "could not find bucket" in answer.text


def test_a_script_that_cannot_run_is_refused_whatever_is_wanted(platform: Platform) -> None:
    answer = platform.query("foo", Prefer="return-no-content-with-error")
    assert answer.status_code == 400
    assert answer.json()["message"] == "error @1:1-1:4: undefined identifier foo"


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_an_answer_says_once_that_it_varies(platform: Platform, encoding: str) -> None:
    lines = "\n".join(f"d f=1 {n}" for n in range(500))
    for body in ("d f=1 1", lines):
        assert platform.write(body).status_code == 204
        answer = platform.query(SCRIPT, **{"Accept-Encoding": encoding})
        assert answer.headers.get_list("Vary") == ["Accept-Encoding"]


def test_an_error_after_the_first_byte_is_an_error_table(platform: Platform) -> None:
    lines = "\n".join(f"long f={n} {n}" for n in range(5000))
    assert platform.write(lines).status_code == 204
    script = (
        SCRIPT.replace('"d"', '"long"') + ' |> yield(name: "good")\n'
        'from(bucket: "points") |> range(start: 0) '
        '|> filter(fn: (r) => r._measurement == "long") '
        '|> map(fn: (r) => ({r with _value: int(v: "x")})) |> yield(name: "bad")'
    )
    answer = platform.query(script)
    assert answer.status_code == 200
    assert answer.text.count(",good,0,") == 5000
    assert "\r\n,error,reference\r\n" in answer.text


def test_a_failing_engine_says_when_to_come_back(tmp_path: Path) -> None:
    from krakflux.errors import UnavailableError

    with run_platform(tmp_path) as platform:
        original = type(platform.services.storage).submit

        def refuse(*_: object) -> None:
            raise UnavailableError("the disk is full", retry_after_s=7)

        type(platform.services.storage).submit = refuse
        try:
            answer = platform.write("m f=1")
        finally:
            type(platform.services.storage).submit = original
        fail(answer, 503, "unavailable", "the disk is full")
        assert answer.headers["Retry-After"] == "7"


def test_the_editor_s_questions(platform: Platform) -> None:
    def post(path: str, script: str) -> httpx2.Response:
        return platform.call("POST", f"/api/v2/query/{path}", json={"query": script})

    tree = post("ast", 'from(bucket: "b")').json()["ast"]
    assert tree["type"] == "Package"
    assert tree["files"][0]["body"][0]["type"] == "ExpressionStatement"
    fail(post("ast", "from("), 400, "invalid", "invalid AST")
    assert post("analyze", SCRIPT).json() == {"errors": []}
    (error,) = post("analyze", "a = 1\nfrm()").json()["errors"]
    assert (error["line"], error["column"], error["character"]) == (2, 1, 6)
    assert "undefined identifier frm" in error["message"]
    functions = platform.call("GET", "/api/v2/query/suggestions").json()["funcs"]
    ranged = next(each for each in functions if each["name"] == "range")
    assert {"start", "stop"} <= set(ranged["params"])
    assert platform.call("GET", "/api/v2/query/suggestions/limit").json()["params"]["n"] == "int"
    fail(platform.call("GET", "/api/v2/query/suggestions/x"), 404, "not found", "x")


def test_a_body_is_json_whatever_its_type_says(platform: Platform) -> None:
    document = json.dumps({"query": "1 + 1"}).encode()
    for headers in ({"Content-Type": "text/plain"}, {"Content-Encoding": "gzip"}):
        body = gzip.compress(document) if "Content-Encoding" in headers else document
        answer = platform.call("POST", "/api/v2/query/analyze", content=body, headers=headers)
        assert answer.json() == {"errors": []}
    for path in ("query/analyze", "query/ast", "query?org=lab", "orgs"):
        lone = rb'{"query": "a = \"\ud800\"", "name": "x \ud800"}'
        assert platform.call("POST", f"/api/v2/{path}", content=lone).status_code in (200, 201, 400)
    broken = platform.call("POST", "/api/v2/query/analyze", content=b"{")
    fail(broken, 400, "invalid", "invalid json")
