"""What may go wrong while a real server runs: nothing acknowledged is lost, memory is bounded."""

from __future__ import annotations

import gzip
import http.client
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from krakflux.model.time import MAX_TIME, MIN_TIME
from support.processes import krakflux, start
from support.small_disks import fill_disk, small_disk
from support.waiting import eventually

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.processes import Running

TOKEN = "token-of-the-failure-tests"
SETUP = {"username": "u", "password": "password", "org": "o", "bucket": "b", "token": TOKEN}
MEBIBYTE = 1 << 20
BODY_MEMORY = 4 * MEBIBYTE


def ask(
    running: Running, method: str, path: str, body: bytes | str = b"", **headers: str
) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(running.address).netloc, timeout=120)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Authorization": f"Token {TOKEN}", **sent})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def write(running: Running, body: bytes | str, **headers: str) -> tuple[int, str]:
    return ask(running, "POST", "/api/v2/write?org=o&bucket=b", body, **headers)


def query(running: Running, script: str) -> str:
    status, text = ask(
        running, "POST", "/api/v2/query?org=o", script, Content_Type="application/vnd.flux"
    )
    assert status == 200, text
    return text


def count(running: Running, measurement: str) -> int:
    text = query(
        running,
        f'from(bucket: "b") |> range(start: 1677-09-22T00:00:00Z, stop: 2262-01-01T00:00:00Z)'
        f' |> filter(fn: (r) => r._measurement == "{measurement}") |> group() |> count()'
        ' |> keep(columns: ["_value"])',
    )
    rows = [line for line in text.splitlines() if line.startswith(",_result")]
    return int(rows[0].rpartition(",")[2]) if rows else 0


def peak_memory(running: Running) -> int:
    _, text = ask(running, "GET", "/metrics")
    (line,) = (each for each in text.splitlines() if each.startswith("process_max_resident"))
    return int(float(line.split()[1]))


def set_up(running: Running) -> None:
    status, text = ask(running, "POST", "/api/v2/setup", json.dumps(SETUP))
    assert status == 201, text


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    home = tmp_path_factory.mktemp("home")
    words = ("serve", "--port", "0", "--data-dir", str(home / "data"))
    memory = {"KRAKFLUX_SERVER_BODY_MEMORY_BYTES": str(BODY_MEMORY)}
    with start(*words, home=home, **memory) as running:
        set_up(running)
        yield running
        assert running.stop() == 0


def test_a_full_disk(home: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 48) as disk:
        words = ("serve", "--port", "0", "--data-dir", str(disk / "data"))
        reserve = {"KRAKFLUX_STORAGE_FREE_SPACE_RESERVE_BYTES": "4194304"}
        with start(*words, home=home, **reserve) as running:
            set_up(running)
            assert write(running, "disk v=1 1")[0] == 204
            ballast = fill_disk(disk, leave_bytes=8 * MEBIBYTE)
            acknowledged = 1
            while True:
                lines = (f"disk v=1 {acknowledged + n + 1}" for n in range(5_000))
                status, text = write(running, "\n".join(lines))
                if status != 204:
                    break
                acknowledged += 5_000
            assert status == 503
            assert "free disk space" in text
            assert count(running, "disk") == acknowledged, "reads go on"
            ballast.unlink()
            assert write(running, f"disk v=1 {acknowledged + 1}")[0] == 204
            assert count(running, "disk") == acknowledged + 1
            running.kill()
        with start(*words, home=home, **reserve) as running:
            assert count(running, "disk") == acknowledged + 1
            assert running.stop() == 0


@pytest.mark.parametrize("content", [b"", b"not a database", b"x" * 8 + b"DUCK" + bytes(40_000)])
def test_a_damaged_bucket_file_is_named_and_kept(
    home: Path, data_directory: Path, content: bytes
) -> None:
    buckets = data_directory / "buckets"
    buckets.mkdir(parents=True)
    file = buckets / "0123456789abcdef.duckdb"
    file.write_bytes(content)
    done = krakflux("serve", "--port", "0", "--data-dir", str(data_directory), home=home)
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert file.read_bytes() == content


def long_lines(measurement: str, count: int) -> bytes:
    tag = "x" * 110
    lines = (f"{measurement},t={tag},n={n % 50} v={n}.5 {n + 1}" for n in range(count))
    return "\n".join(lines).encode()


# Before what lets the process grow for other reasons.
def test_memory_does_not_grow_with_a_body(server: Running) -> None:
    body = long_lines("large", 400_000)
    assert 50 * MEBIBYTE < len(body) < 60 * MEBIBYTE
    before = peak_memory(server)
    assert write(server, gzip.compress(body, 1), Content_Encoding="gzip") == (204, "")
    assert write(server, body) == (204, "")
    assert peak_memory(server) - before < 110 * MEBIBYTE
    assert count(server, "large") == 400_000


def test_a_bad_line_in_a_large_body_refuses_it_whole(server: Running) -> None:
    good = long_lines("refused", 100_000)
    assert len(good) > 2 * BODY_MEMORY
    status, text = write(server, b"refused first\n" + good + b"\nrefused last")
    assert status == 400
    assert json.loads(text) == {
        "code": "invalid",
        "message": "unable to parse 'refused first': invalid field format\n"
        "unable to parse 'refused last': invalid field format",
    }
    assert count(server, "refused") == 0
    status, text = write(server, good + b"\nrefused v=t 1")
    assert status == 422
    assert "is type boolean, already exists as type float dropped=1" in json.loads(text)["message"]
    assert count(server, "refused") == 100_000


def test_the_ends_of_time(server: Running) -> None:
    assert write(server, f"ends v=1 {MIN_TIME}\nends v=2 {MAX_TIME}")[0] == 204
    text = query(
        server,
        f'from(bucket: "b") |> range(start: time(v: {MIN_TIME}), stop: time(v: {MAX_TIME + 1}))'
        ' |> filter(fn: (r) => r._measurement == "ends") |> keep(columns: ["_time", "_value"])',
    )
    assert "1677-09-21T00:12:43.145224194Z" in text
    assert "2262-04-11T23:47:16.854775806Z" in text
    for outside in (MIN_TIME - 1, MAX_TIME + 1):
        assert write(server, f"ends v=1 {outside}")[0] == 400


@pytest.mark.parametrize("value", ["NaN", "nan", "Inf", "+Inf", "-Inf", "infinity", "1e999"])
def test_what_is_no_finite_number_is_refused_whole(server: Running, value: str) -> None:
    status, text = write(server, f"finite v=1 1\nfinite v={value} 2")
    assert status == 400, text
    assert json.loads(text)["code"] == "invalid"
    assert count(server, "finite") == 0


def test_a_tag_value_over_the_limit(server: Running) -> None:
    status, text = write(server, f"long,t={'x' * 66_000} v=1 1")
    assert status == 400, text
    assert "max key length exceeded" in json.loads(text)["message"]
    assert count(server, "long") == 0


def test_a_hundred_thousand_new_series_in_one_body(server: Running) -> None:
    body = "\n".join(f"many,n={number} v={number} 1" for number in range(100_000))
    assert write(server, body)[0] == 204
    assert count(server, "many") == 100_000
    assert peak_memory(server) < 1_500 * MEBIBYTE


@pytest.mark.parametrize("lines", [1_000, 100_000])
def test_a_body_cut_in_the_middle_stores_nothing(server: Running, lines: int) -> None:
    body = long_lines("cut", lines)
    host, port = urlsplit(server.address).netloc.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        head = (
            f"POST /api/v2/write?org=o&bucket=b HTTP/1.1\r\nHost: {host}:{port}\r\n"
            f"Authorization: Token {TOKEN}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        connection.sendall(head.encode() + body[: len(body) // 2])
    cut = gzip.compress(body)[:-100]
    status, text = write(server, cut, Content_Encoding="gzip")
    assert (status, json.loads(text)["code"]) == (400, "invalid")
    assert count(server, "cut") == 0


def test_a_gzip_bomb_is_refused_while_it_is_inflated(server: Running) -> None:
    before = peak_memory(server)
    bomb = gzip.compress(b"bomb v=1 1\n" * (400 * MEBIBYTE // 11), 1)
    assert len(bomb) < 10 * MEBIBYTE
    status, _ = write(server, bomb, Content_Encoding="gzip")
    assert status == 413
    assert peak_memory(server) - before < 250 * MEBIBYTE
    assert count(server, "bomb") == 0


def test_ten_thousand_one_line_requests_in_parallel(server: Running) -> None:
    threads, each = 64, 10_000 // 64 + 1
    host = urlsplit(server.address).netloc

    def send(thread: int) -> int:
        connection = http.client.HTTPConnection(host, timeout=120)
        taken = 0
        for number in range(each):
            line = f"parallel,thread={thread} v={number}i {number}"
            headers = {"Authorization": f"Token {TOKEN}"}
            connection.request("POST", "/api/v2/write?org=o&bucket=b", line, headers)
            answer = connection.getresponse()
            answer.read()
            assert answer.status in (204, 503)
            taken += answer.status == 204
        connection.close()
        return taken

    with ThreadPoolExecutor(threads) as pool:
        acknowledged = sum(pool.map(send, range(threads)))
    assert acknowledged > 0
    assert count(server, "parallel") == acknowledged
    assert peak_memory(server) < 1_500 * MEBIBYTE


def test_a_client_that_stops_reading_keeps_nobody_waiting(server: Running) -> None:
    lines = "\n".join(f"slow v={number} {number}" for number in range(200_000))
    assert write(server, lines)[0] == 204
    script = b'from(bucket: "b") |> range(start: 0) |> filter(fn: (r) => r._measurement == "slow")'
    host, port = urlsplit(server.address).netloc.split(":")
    head = (
        f"POST /api/v2/query?org=o HTTP/1.1\r\nHost: {host}:{port}\r\n"
        f"Authorization: Token {TOKEN}\r\nContent-Type: application/vnd.flux\r\n"
        f"Content-Length: {len(script)}\r\n\r\n"
    )
    stalled = [socket.create_connection((host, int(port)), timeout=60) for _ in range(4)]
    try:
        for connection in stalled:
            connection.sendall(head.encode() + script)
        for connection in stalled:
            assert connection.recv(16).startswith(b"HTTP/1.1 200")
        # They take nothing more; others write, read and see their points.
        for number in range(50):
            assert write(server, f"beside v=1 {number}")[0] == 204
        assert count(server, "beside") == 50
    finally:
        for connection in stalled:
            connection.close()
    eventually(lambda: "query_control_executing_active 0" in ask(server, "GET", "/metrics")[1])


def test_two_bodies_racing_for_a_field_s_type(server: Running) -> None:
    barrier = threading.Barrier(2)

    def race(literal: str) -> tuple[int, str]:
        barrier.wait()
        body = "\n".join(f"race{number} v={literal} 1" for number in range(200))
        return write(server, body)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(race, ("1i", "1.5")))
    assert sorted(status for status, _ in answers) == [204, 422]
    (refused,) = (text for status, text in answers if status == 422)
    assert "field type conflict" in refused
    assert "dropped=200" in refused
    assert sum(count(server, f"race{number}") for number in (0, 99, 199)) == 3
