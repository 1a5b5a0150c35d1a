from __future__ import annotations

import gzip
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from krakflux.collector.replay import create_replay_app
from krakflux.errors import ConfigurationError
from support.recorded import KRAKEN_DATA, SEED, needs

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_800_000_000_000_000_000
SECOND = 1_000_000_000


@dataclass
class Hands:
    """A clock that is moved by hand."""

    time: int = NOW

    def now(self) -> int:
        return self.time


def ticker(last: str, **more: list[str]) -> dict[str, Any]:
    entry = {"a": [last, "1", "1.000"], "b": [last, "1", "1.000"], "c": [last, "0.5"]}
    return {**entry, "v": ["1.0", "2.0"], **more}


def write_answer(path: Path, result: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"error": [], "result": result}))
    return path


def ask(application: Any, path: str) -> dict[str, Any]:
    answer: dict[str, Any] = TestClient(application).get(f"/0/public/{path}").json()
    return answer


def result(application: Any, path: str) -> Any:
    answer = ask(application, path)
    assert answer["error"] == []
    return answer["result"]


def test_any_form_of_a_name_is_accepted_and_keys_are_krakens(tmp_path: Path) -> None:
    write_answer(tmp_path / "x", {"XXBTZUSD": ticker("1"), "EOSUSD": ticker("2")})
    application = create_replay_app([tmp_path])
    for name in ("XBTUSD", "XXBTZUSD", "BTC/USD", "XBT/USD", "btcusd"):
        assert result(application, f"Ticker?pair={name}") == {"XXBTZUSD": ticker("1")}
        shown = result(application, f"Ticker?pair={name}&assetVersion=1")
        assert shown == {"BTC/USD": ticker("1")}
    both = result(application, "Ticker?pair=XBTUSD,EOSUSD")
    assert list(both) == ["EOSUSD", "XXBTZUSD"]
    assert result(application, "Ticker") == both


def test_one_unknown_pair_fails_the_whole_request(tmp_path: Path) -> None:
    write_answer(tmp_path / "x", {"XXBTZUSD": ticker("1")})
    application = create_replay_app([tmp_path])
    for names in ("XBTUSD,ETHUSD", "nonsense", ""):
        assert ask(application, f"Ticker?pair={names}") == {"error": ["EQuery:Unknown asset pair"]}


def test_every_answer_says_that_it_is_a_replay(tmp_path: Path) -> None:
    write_answer(tmp_path / "x", {"XXBTZUSD": ticker("1")})
    recorded = TestClient(create_replay_app([tmp_path]))
    simulated = TestClient(create_replay_app(synthetic=1))
    assert recorded.get("/0/public/Ticker").headers["X-Krakflux-Replay"] == "replay"
    assert simulated.get("/0/public/Time").headers["X-Krakflux-Replay"] == "simulated"


def test_of_two_recordings_the_newest_by_their_own_times_answers(tmp_path: Path) -> None:
    for name, moment, last in (("a", 2_000, "1"), ("b", 3_000, "2"), ("c", 1_000, "3")):
        write_answer(tmp_path / name / "ticker.json", {"XXBTZUSD": ticker(last)})
        write_answer(tmp_path / name / "time.json", {"unixtime": moment, "rfc1123": ""})
    assert result(create_replay_app([tmp_path]), "Ticker")["XXBTZUSD"]["c"][0] == "2"


def test_of_two_recordings_of_unknown_age_the_file_changed_last_answers(tmp_path: Path) -> None:
    for name, changed in (("a", 2_000), ("b", 3_000), ("c", 1_000)):
        path = write_answer(tmp_path / name / "x.json", {"XXBTZUSD": ticker(name)})
        os.utime(path, (changed, changed))
    assert result(create_replay_app([tmp_path]), "Ticker")["XXBTZUSD"]["c"][0] == "b"


def test_files_are_known_by_content_and_others_are_listed(tmp_path: Path) -> None:
    answer = json.dumps({"error": [], "result": {"XXBTZUSD": ticker("1")}}).encode()
    (tmp_path / "picture.png").write_bytes(gzip.compress(answer))
    (tmp_path / "answers.csv").write_text('{"endpoint":"/x","response":' + answer.decode() + "}\n")
    (tmp_path / "notes.json").write_text("just words\nand more words\n")
    (tmp_path / "deep.json").write_text('{"error":[],"result":' + "[" * 100_000)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "bytes.gz").write_bytes(b"\x1f\x8b\x00")
    application = create_replay_app([tmp_path])
    assert application.library is not None
    assert {path.name for path in application.library.files} == {"picture.png", "answers.csv"}
    skipped = {item.path.name: item.reason for item in application.library.skipped}
    assert skipped.keys() == {"notes.json", "deep.json", "empty", "bytes.gz"}
    assert all(skipped.values())


def test_nothing_to_replay_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="nothing to replay in"):
        create_replay_app([tmp_path])
    with pytest.raises(ConfigurationError, match="doesn't exist"):
        create_replay_app([tmp_path / "none"])


def polls(tmp_path: Path) -> Path:
    rows = "".join(
        f"XXBTZUSD,{(1_000 + 60 * number) * 1000},{number}.5,{number},{number}.25,7,8,9,1,2\n"
        for number in range(5)
    )
    header = "pair,client_timestamp,ask,bid,last,volume,vwap_today,num_trades_today,"
    path = tmp_path / "polls"
    path.write_text(header + "low_today,high_today\n" + rows)
    return path


def test_recorded_polls_become_a_moving_ticker_with_its_own_clock(tmp_path: Path) -> None:
    clock = Hands()
    application = create_replay_app([polls(tmp_path)], speed=10.0, clock=clock)
    client = TestClient(application)
    seen = []
    for seconds in (0, 5, 6, 13, 24, 100):
        clock.time = NOW + seconds * SECOND
        response = client.get("/0/public/Ticker?pair=XBTUSD")
        shown = int(response.headers["X-Krakflux-Replay-Time"])
        assert shown == (1_000 + 10 * seconds) * SECOND
        assert client.get("/0/public/Time").json()["result"]["unixtime"] == shown // SECOND
        seen.append(response.json()["result"]["XXBTZUSD"]["b"][0])
    assert seen == ["0", "0", "1", "2", "4", "4"]


def test_a_poll_says_only_what_was_recorded(tmp_path: Path) -> None:
    application = create_replay_app([polls(tmp_path)], clock=Hands())
    assert result(application, "Ticker")["XXBTZUSD"] == {
        "a": ["0.5"],
        "b": ["0"],
        "c": ["0.25"],
        "v": ["7"],
        "p": ["8"],
        "t": [9],
        "l": ["1"],
        "h": ["2"],
    }


def test_a_looped_ticker_begins_again_while_its_clock_goes_on(tmp_path: Path) -> None:
    clock = Hands()
    application = create_replay_app([polls(tmp_path)], loop=True, clock=clock)
    clock.time = NOW + (240 + 61) * SECOND
    response = TestClient(application).get("/0/public/Ticker")
    assert response.json()["result"]["XXBTZUSD"]["b"][0] == "1"
    assert int(response.headers["X-Krakflux-Replay-Time"]) == (1_000 + 301) * SECOND


def test_an_older_ticker_moves_beside_a_newer_one(tmp_path: Path) -> None:
    clock = Hands()
    polls(tmp_path)
    write_answer(tmp_path / "new" / "ticker", {"XETHZUSD": ticker("1")})
    write_answer(tmp_path / "new" / "time", {"unixtime": 9_000, "rfc1123": ""})
    client = TestClient(create_replay_app([tmp_path], clock=clock))
    seen = []
    for seconds in (0, 60, 130):
        clock.time = NOW + seconds * SECOND
        response = client.get("/0/public/Ticker?pair=XBTUSD")
        assert "X-Krakflux-Replay-Time" not in response.headers
        seen.append(response.json()["result"]["XXBTZUSD"]["b"][0])
    assert seen == ["0", "1", "2"]


def test_now_shifts_the_first_frame_to_the_present(tmp_path: Path) -> None:
    clock = Hands()
    rows = [[1_000 + 60 * number, "1", "2", "0.5", "1", "1", "3", 4] for number in range(3)]
    write_answer(tmp_path / "ohlc", {"XXBTZUSD": rows, "last": 1_060})
    polls(tmp_path)
    client = TestClient(create_replay_app([tmp_path], now=True, clock=clock))
    clock.time = NOW + 61 * SECOND
    response = client.get("/0/public/Ticker")
    assert int(response.headers["X-Krakflux-Replay-Time"]) == clock.time
    assert response.json()["result"]["XXBTZUSD"]["b"][0] == "1"
    candles = client.get("/0/public/OHLC?pair=XBTUSD").json()["result"]
    assert [row[0] for row in candles["XXBTZUSD"]] == [NOW // SECOND + 60 * n for n in range(3)]
    assert candles["last"] == NOW // SECOND + 60


def test_an_answer_without_times_has_no_clock(tmp_path: Path) -> None:
    write_answer(tmp_path / "x", {"XXBTZUSD": ticker("1")})
    response = TestClient(create_replay_app([tmp_path], clock=Hands())).get("/0/public/Ticker")
    assert "X-Krakflux-Replay-Time" not in response.headers


def test_candles_keep_krakens_form(tmp_path: Path) -> None:
    rows = [[60 * number, "1", "2", "0.5", "1", "1", "3", 4] for number in range(1_000)]
    write_answer(tmp_path / "x", {"XXBTZUSD": rows, "last": 60 * 998})
    application = create_replay_app([tmp_path])
    whole = result(application, "OHLC?pair=XBTUSD")
    assert whole == {"XXBTZUSD": rows[-721:], "last": 60 * 998}
    since = result(application, f"OHLC?pair=XBTUSD&interval=1&since={60 * 997}&assetVersion=1")
    assert since == {"BTC/USD": rows[997:], "last": 60 * 998}
    assert result(application, "OHLC?pair=XBTUSD&interval=5")["XXBTZUSD"] == []
    for wrong in ("OHLC", "OHLC?pair=XBTUSD&interval=2", "OHLC?pair=XBTUSD&since=x"):
        assert ask(application, wrong) == {"error": ["EGeneral:Invalid arguments"]}


def test_trades_are_paged_by_an_exclusive_cursor(tmp_path: Path) -> None:
    rows = [["1.5", "2.5", 1_000 + number / 4, "b", "l", "", number] for number in range(10)]
    write_answer(tmp_path / "x", {"XXBTZUSD": rows, "last": "1"})
    application = create_replay_app([tmp_path])
    collected = []
    since = "0"
    while page := result(application, f"Trades?pair=XBTUSD&count=4&since={since}"):
        if not page["XXBTZUSD"]:
            break
        collected += page["XXBTZUSD"]
        since = page["last"]
    assert collected == rows
    newest = result(application, "Trades?pair=XBTUSD&count=4")
    assert newest["XXBTZUSD"] == rows[-4:]


@pytest.mark.parametrize(
    ("name", "text", "path", "row"),
    [
        (
            "XBTUSD_60.csv",
            "3600,1,2,0.5,1.5,10,3\n7200,1.5,2,1,1.75,11,4\n",
            "OHLC?pair=XBTUSD&interval=60",
            [3600, "1", "2", "0.5", "1.5", "0.0", "10", 3],
        ),
        (
            "Kraken_BTCUSD_minute.csv",
            "unix,open,high,low,close,vwap,volume,tradecount,date\n60,1,2,0.5,1.5,1.2,10,3,x\n"
            "120,1,2,0.5,1.5,1.2,10,3,x\n",
            "OHLC?pair=XBTUSD&interval=1",
            [60, "1", "2", "0.5", "1.5", "1.2", "10", 3],
        ),
        (
            "hours.csv",
            "banner,of a site\nDate,Symbol,Open,High,Low,Close,Volume BTC,Volume USD\n"
            "1970-01-01 02-AM,BTCUSD,1,2,0.5,1.5,10,20\n1970-01-01 01-AM,BTCUSD,3,4,2,3,5,6\n",
            "OHLC?pair=XBTUSD&interval=60",
            [3600, "3", "4", "2", "3", "0.0", "5", 0],
        ),
        (
            "XBTUSD.csv",
            "1000,1.50,2.5\n1001,1.75,3.5\n",
            "Trades?pair=XBTUSD",
            ["1.50", "2.5", 1000.0, "b", "l", ""],
        ),
        (
            "BTC_USD-trades.csv",
            "timestamp,id,type,side,price,amount\n1700000000250,7,market,sell,1.5,2.5\n",
            "Trades?pair=XBTUSD",
            ["1.5", "2.5", 1_700_000_000.25, "s", "m", "", 7],
        ),
        (
            "kraken_xbtusd_spreads.csv",
            "unix,bid,ask,date,spread\n1000,1.5,2.5,x,1\n",
            "Spread?pair=XBTUSD",
            [1000, "1.5", "2.5"],
        ),
    ],
)
def test_tables_are_known_by_their_columns(
    tmp_path: Path, name: str, text: str, path: str, row: list[Any]
) -> None:
    (tmp_path / name).write_text(text)
    assert result(create_replay_app([tmp_path]), path)["XXBTZUSD"][0] == row


def test_a_table_that_names_no_pair_is_skipped(tmp_path: Path) -> None:
    write_answer(tmp_path / "x", {"XXBTZUSD": ticker("1")})
    (tmp_path / "candles.csv").write_text("60,1,2,0.5,1.5,10,3\n120,1,2,0.5,1.5,10,3\n")
    application = create_replay_app([tmp_path])
    assert application.library is not None
    (skipped,) = application.library.skipped
    assert "doesn't tell its pair" in skipped.reason


def test_depth_assets_and_pairs_are_served(tmp_path: Path) -> None:
    level = ["1.0", "2.0", 1_000]
    write_answer(tmp_path / "depth", {"XXBTZUSD": {"asks": [level] * 5, "bids": [level] * 5}})
    entry = {"altname": "XBTUSD", "wsname": "XBT/USD", "base": "XXBT", "quote": "ZUSD"}
    write_answer(tmp_path / "pairs", {"XXBTZUSD": entry})
    asset = {"aclass": "currency", "altname": "XBT", "decimals": 10, "display_decimals": 5}
    write_answer(tmp_path / "assets", {"XXBT": asset})
    application = create_replay_app([tmp_path])
    assert result(application, "Depth?pair=XBTUSD&count=2") == {
        "XXBTZUSD": {"asks": [level] * 2, "bids": [level] * 2}
    }
    assert result(application, "AssetPairs?pair=BTC/USD") == {"XXBTZUSD": entry}
    assert result(application, "AssetPairs?assetVersion=1") == {
        "BTC/USD": entry | {"base": "BTC", "quote": "USD"}
    }
    assert result(application, "Assets?asset=XBT") == {"XXBT": asset}
    assert result(application, "Assets?assetVersion=1") == {"BTC": asset}
    assert ask(application, "Assets?asset=ETH") == {"error": ["EQuery:Unknown asset"]}
    assert ask(application, "Nothing") == {"error": ["EGeneral:Unknown method"]}


@pytest.mark.recorded
def test_the_seed_answers_as_printed() -> None:
    application = create_replay_app([needs(SEED)])
    printed = json.loads((SEED / "ticker_response.json").read_text())
    assert ask(application, "Ticker?pair=XBTUSD,LTCUSD,EOSUSD,XMRUSD") == printed


@pytest.mark.recorded
def test_the_recorded_collection_answers_for_the_default_pairs() -> None:
    application = create_replay_app([needs(KRAKEN_DATA)])
    shown = result(application, "Ticker?pair=XBTUSD,ETHUSD,LTCUSD,XMRUSD,XLMUSD")
    assert {key: entry["c"][0] for key, entry in shown.items()} == {
        "XETHZUSD": "2066.21000",
        "XLTCZUSD": "55.95000",
        "XXBTZUSD": "68365.10000",
        "XXLMZUSD": "0.16370000",
        "XXMRZUSD": "340.73000000",
    }
    assert len(result(application, "AssetPairs")) >= 1_477
    assert len(result(application, "Assets")) >= 732
    assert len(result(application, "OHLC?pair=XBTUSDT")["XBTUSDT"]) == 721
    assert len(result(application, "Trades?pair=XBTUSDT")["XBTUSDT"]) == 1_000
    assert len(result(application, "OHLC?pair=LTCUSD&interval=5")["XLTCZUSD"]) == 721
    assert ask(application, "Ticker?pair=EOSUSD") == {"error": ["EQuery:Unknown asset pair"]}


@pytest.mark.recorded
def test_recorded_polls_of_one_collection_move() -> None:
    clock = Hands()
    source = needs(KRAKEN_DATA / "riazarbi-zarbitrage")
    client = TestClient(create_replay_app([source], speed=3_600.0, clock=clock))
    seen = set()
    for seconds in range(0, 240, 24):
        clock.time = NOW + seconds * SECOND
        seen.add(client.get("/0/public/Ticker?pair=XBTUSD").json()["result"]["XXBTZUSD"]["c"][0])
    assert len(seen) == 10
