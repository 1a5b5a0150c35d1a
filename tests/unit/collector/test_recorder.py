"""Recorded frames: kept as they came, whatever ends the recording, and played again."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from krakflux.collector.recorder import SegmentRecorder
from krakflux.collector.replay.recognise import read_recordings
from krakflux.collector.replay.recordings import Tape
from krakflux.model.time import MILLISECOND, SECOND

BEGIN = 1_700_000_000 * SECOND


def trade_frame(number: int) -> bytes:
    entry = (
        '{"symbol":"BTC/USD","side":"buy","price":100.50,"qty":0.5000,"ord_type":"limit",'
        f'"trade_id":{number},"timestamp":"2023-11-14T22:13:20.000000Z"}}'
    )
    return b'{"channel":"trade","type":"update","data":[' + entry.encode() + b"]}"


def record(directory: Path, numbers: range, **changes: int) -> SegmentRecorder:
    recorder = SegmentRecorder(directory, **changes)
    for number in numbers:
        recorder.record(trade_frame(number), BEGIN + number * MILLISECOND + 7, 3)
    return recorder


def frames_in(directory: Path) -> list[bytes]:
    lines: list[bytes] = []
    for path in sorted(directory.iterdir()):
        lines += gzip.decompress(path.read_bytes()).splitlines()
    return lines


def test_a_line_says_when_on_which_connection_and_what(tmp_path: Path) -> None:
    recorder = record(tmp_path, range(1, 3))
    recorder.close()
    first = frames_in(tmp_path)[0]
    assert first == (b'{"recv_ts":1700000000.001000007,"conn":3,"msg":' + trade_frame(1) + b"}")
    assert recorder.recorded.frames == 2
    assert recorder.recorded.disk_bytes == sum(p.stat().st_size for p in tmp_path.iterdir())


def test_segments_follow_each_other_without_a_seam(tmp_path: Path) -> None:
    recorder = record(tmp_path, range(2_000), segment_bytes=4_000, member_bytes=10_000)
    recorder.close()
    assert len(list(tmp_path.iterdir())) > 2
    numbers = [json.loads(line)["msg"]["data"][0]["trade_id"] for line in frames_in(tmp_path)]
    assert numbers == list(range(2_000))


def test_what_waits_long_is_written(tmp_path: Path) -> None:
    recorder = SegmentRecorder(tmp_path)
    recorder.record(trade_frame(1), BEGIN, 1)
    recorder.record(trade_frame(2), BEGIN + 6 * SECOND, 1)
    recorder.record(trade_frame(3), BEGIN + 7 * SECOND, 1)
    recorder.flush()
    recorder.close()
    assert len(frames_in(tmp_path)) == 3


@settings(max_examples=30)
@given(st.integers(0, 5_000))
def test_a_torn_end_costs_nothing_that_was_whole(cut: int) -> None:
    with TemporaryDirectory() as name:
        directory = Path(name)
        record(directory, range(100), member_bytes=2_000).close()
        (segment,) = directory.iterdir()
        whole = segment.read_bytes()
        segment.write_bytes(whole[: max(0, len(whole) - cut)])
        SegmentRecorder(directory).close()
        lines = frames_in(directory)
        numbers = [json.loads(line)["msg"]["data"][0]["trade_id"] for line in lines]
        assert numbers == list(range(len(numbers)))
        if cut == 0:
            assert len(numbers) == 100


def test_the_replay_reads_it(tmp_path: Path) -> None:
    record(tmp_path, range(50)).close()
    (segment,) = tmp_path.iterdir()
    (tape,) = read_recordings(segment)
    assert isinstance(tape, Tape)
    assert (tape.name, tape.channel, len(tape.frames)) == ("BTC/USD", "trade", 50)
    assert tape.frames[7] == trade_frame(7)
