"""`up`, `demo` and `collect`: what is polled comes back from Flux."""

from __future__ import annotations

import json
import signal
import stat
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from support.processes import krakflux, read_profile, start
from support.waiting import eventually

if TYPE_CHECKING:
    from pathlib import Path

    from support.processes import Running

PAIRS = ("BTC/USD", "ETH/USD", "LTC/USD", "XMR/USD", "XLM/USD")
NOBODY = "http://127.0.0.1:9"
LAST = (
    'from(bucket: "kraken") |> range(start: -30y)'
    ' |> filter(fn: (r) => r._measurement == "kraken" and r._field == "closed") |> last()'
)


def up_words(data_directory: Path, *more: str) -> tuple[str, ...]:
    return ("up", "--no-browser", "--port", "0", "--data-dir", str(data_directory), *more)


def ask(home: Path, data_directory: Path, *words: str) -> Any:
    """Run a command that answers in JSON."""
    done = krakflux(*words, "--format", "json", "--data-dir", str(data_directory), home=home)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def read_last(home: Path, data_directory: Path) -> dict[str, float]:
    """Give the newest last-trade price of each pair that has one."""
    return {row["pair"]: row["_value"] for row in ask(home, data_directory, "query", LAST)}


def read_ticker(replay: Running) -> dict[str, float]:
    """Ask the exchange itself."""
    address = f"{replay.address}/0/public/Ticker?assetVersion=1&pair={','.join(PAIRS)}"
    with urllib.request.urlopen(address, timeout=30) as answer:
        result = json.load(answer)["result"]
    return {pair: float(ticker["c"][0]) for pair, ticker in result.items()}


def sign_in(running: Running) -> int:
    """Use the code of the announcement; the status of the answer."""
    address, _, code = running.told["open"].split()[0].partition("/#code=")
    request = urllib.request.Request(
        f"{address}/api/krakflux/signin",
        json.dumps({"code": code}).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


@pytest.mark.recorded
def test_recorded_values_come_back_for_every_pair(
    recorded_replay: Running, home: Path, data_directory: Path
) -> None:
    words = up_words(data_directory, "--exchange", recorded_replay.address)
    with start(*words, home=home) as running:
        assert running.told["collects"].startswith(" ".join(PAIRS))
        assert running.told["data"] == str(data_directory)

        def all_pairs() -> dict[str, float]:
            values = read_last(home, data_directory)
            return values if len(values) == len(PAIRS) else {}

        assert eventually(all_pairs) == read_ticker(recorded_replay)
        status = ask(home, data_directory, "status")
        assert status["mode"] == "up"
        assert status["feed"]["kind"] == "replay"
        assert status["feed"]["state"] == "live"
        assert [item["state"] for item in status["feed"]["pairs"]] == ["ok"] * len(PAIRS)
        assert running.stop() == 0


def test_a_demo_needs_neither_network_nor_recordings(home: Path) -> None:
    with start("demo", "--no-browser", "--port", "0", home=home, TMPDIR=str(home)) as running:
        data_directory = next(home.glob("krakflux-demo-*"))

        def all_pairs() -> bool:
            return read_last(home, data_directory).keys() == set(PAIRS)

        eventually(all_pairs)
        status = ask(home, data_directory, "status")
        assert (status["mode"], status["feed"]["kind"]) == ("demo", "simulated")
        assert running.stop(signal.SIGINT) == 0
    assert list(home.glob("krakflux-demo-*")) == []


def test_an_unreachable_exchange_is_told_and_the_rest_works(
    home: Path, data_directory: Path
) -> None:
    with start(*up_words(data_directory, "--exchange", NOBODY), home=home) as running:

        def unreachable() -> dict[str, Any]:
            feed: dict[str, Any] = ask(home, data_directory, "status")["feed"]
            return feed if feed["state"] == "unreachable" else {}

        feed = eventually(unreachable)
        assert NOBODY in feed["error"]
        assert feed["retry_in_s"] is not None
        assert feed["last_success"] is None
        here = ("--data-dir", str(data_directory))
        assert krakflux("write", "still works=true", *here, home=home).returncode == 0
        assert running.stop() == 0
    assert NOBODY in (home / "up.log").read_text()


def test_a_restart_finds_everything_again(home: Path, data_directory: Path) -> None:
    words = up_words(data_directory, "--exchange", NOBODY)
    here = ("--data-dir", str(data_directory))
    with start(*words, home=home) as running:
        first = read_profile(data_directory)
        assert stat.S_IMODE((data_directory / "profile.toml").stat().st_mode) == 0o600
        assert stat.S_IMODE(data_directory.stat().st_mode) == 0o700
        assert krakflux("write", "kept value=42i 1", *here, home=home).returncode == 0
        assert running.stop() == 0
    with start(*words, home=home) as running:
        second = read_profile(data_directory)
        assert {**first, "url": ""} == {**second, "url": ""}
        assert second["url"] == running.address
        script = (
            'from(bucket: "kraken") |> range(start: 0) |> filter(fn: (r) => r._field == "value")'
        )
        rows = ask(home, data_directory, "query", script)
        assert [(row["_measurement"], row["_value"]) for row in rows] == [("kept", 42)]
        assert len(ask(home, data_directory, "token", "list")) == 1


def test_the_code_of_the_announcement_signs_in_once(home: Path, data_directory: Path) -> None:
    with start(*up_words(data_directory, "--exchange", NOBODY), home=home) as running:
        assert sign_in(running) == 204
        assert sign_in(running) == 401
        with pytest.raises(InvalidStatus), connect(f"ws{running.address[4:]}/api/live"):
            pass
        assert running.stop() == 0
    assert "ERROR" not in (home / "up.log").read_text()


@pytest.mark.parametrize("secured", [(), ("--tls",)])
def test_a_collector_of_its_own_waits_for_its_target(
    secured: tuple[str, ...], home: Path, data_directory: Path
) -> None:
    words = up_words(data_directory, "--exchange", NOBODY, *secured)
    with start("replay", "--synthetic", "7", "--port", "0", home=home) as market:
        with start(*words, home=home) as running:
            profile = read_profile(data_directory)
            assert running.stop() == 0
        port = profile["url"].rpartition(":")[2]
        target = ("--url", profile["url"], "--token", profile["token"], "--org", "krakflux")
        source = ("--bucket", "kraken", "--exchange", market.address, "--interval", "1")
        trust = ("--authority", profile["authority"]) if secured else ()
        with start("collect", *target, *source, *trust, home=home) as collector:
            eventually(lambda: "can't be reached" in (home / "collect.log").read_text())
            again = up_words(data_directory, "--exchange", NOBODY, "--port", port, *secured)
            with start(*again, home=home):
                eventually(lambda: read_last(home, data_directory).keys() == set(PAIRS))
                assert collector.stop() == 0
