from __future__ import annotations

import signal
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from krakflux.collector.sinks.queue import DurableQueue
from krakflux.errors import ConfigurationError, RequestTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "queue"


def drain(queue: DurableQueue, limit_bytes: int = 1 << 20) -> Iterator[bytes]:
    while batch := queue.read(limit_bytes):
        yield from batch.payloads
        queue.commit(batch.end)


def test_payloads_come_out_once_in_the_order_they_went_in(directory: Path) -> None:
    queue = DurableQueue(directory)
    for number in range(10):
        queue.append(f"{number}".encode())
    assert list(drain(queue)) == [f"{number}".encode() for number in range(10)]
    assert queue.read(100) is None
    assert queue.waiting_bytes == 0
    queue.close()


def test_what_is_not_committed_is_read_again(directory: Path) -> None:
    queue = DurableQueue(directory)
    queue.append(b"a")
    queue.append(b"b")
    first = queue.read(1)
    assert first is not None
    assert first.payloads == (b"a",)
    assert queue.read(1) == first
    queue.commit(first.end)
    queue.close()
    again = DurableQueue(directory)
    assert list(drain(again)) == [b"b"]
    again.close()


def test_a_torn_frame_at_the_end_is_cut_off(directory: Path) -> None:
    queue = DurableQueue(directory)
    queue.append(b"whole")
    queue.close()
    (segment,) = directory.glob("*.segment")
    with segment.open("ab") as file:
        file.write(struct.pack("<II", 100, 0) + b"torn")
    queue = DurableQueue(directory)
    queue.append(b"next")
    assert list(drain(queue)) == [b"whole", b"next"]
    queue.close()


def test_a_damaged_segment_costs_only_itself(directory: Path) -> None:
    queue = DurableQueue(directory, segment_bytes=32)
    for number in range(6):
        queue.append(f"payload {number}".encode())
    queue.close()
    first = min(directory.glob("*.segment"))
    content = bytearray(first.read_bytes())
    content[-1] ^= 1
    first.write_bytes(content)
    queue = DurableQueue(directory, segment_bytes=32)
    assert b"payload 5" in list(drain(queue))
    queue.close()


def test_the_oldest_gives_way_when_the_queue_is_full(directory: Path) -> None:
    queue = DurableQueue(directory, limit_bytes=2_000, segment_bytes=200)
    payloads = [f"{number:03d}".encode() * 10 for number in range(200)]
    for payload in payloads:
        queue.append(payload)
    assert queue.waiting_bytes <= 2_000
    assert queue.dropped_bytes > 0
    kept = list(drain(queue))
    assert kept == payloads[-len(kept) :]
    assert len(kept) > 30
    queue.close()


def test_delivered_segments_leave_the_disk(directory: Path) -> None:
    queue = DurableQueue(directory, segment_bytes=100)
    for _ in range(50):
        queue.append(b"x" * 40)
    assert len(list(directory.glob("*.segment"))) > 20
    list(drain(queue))
    assert len(list(directory.glob("*.segment"))) == 1
    queue.close()


def test_a_payload_over_the_segment_size_is_refused(directory: Path) -> None:
    queue = DurableQueue(directory, limit_bytes=1_000)
    with pytest.raises(RequestTooLargeError, match="500 bytes"):
        queue.append(b"x" * 600)
    queue.close()


def test_a_second_process_may_not_open_it(directory: Path) -> None:
    queue = DurableQueue(directory)
    with pytest.raises(ConfigurationError, match="another collector"):
        DurableQueue(directory)
    queue.close()
    DurableQueue(directory).close()


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(
        st.one_of(st.binary(max_size=60), st.sampled_from(["deliver", "reopen"])), max_size=40
    )
)
def test_any_run_of_appends_deliveries_and_restarts_delivers_all_in_order(
    steps: list[bytes | str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("queue")
    queue = DurableQueue(directory, segment_bytes=100)
    appended: list[bytes] = []
    delivered: list[bytes] = []
    for step in steps:
        if isinstance(step, bytes):
            queue.append(step)
            appended.append(step)
        elif step == "reopen":
            queue.close()
            queue = DurableQueue(directory, segment_bytes=100)
        elif batch := queue.read(64):
            delivered += batch.payloads
            queue.commit(batch.end)
    delivered += drain(queue)
    queue.close()
    assert delivered == appended


_WRITER = """
import sys
from pathlib import Path
from krakflux.collector.sinks.queue import DurableQueue

queue = DurableQueue(Path(sys.argv[1]), segment_bytes=4_000)
number = int(sys.argv[2])
while True:
    queue.append(b"%d " % number + b"x" * (number % 300))
    print(number, flush=True)
    number += 1
"""


@pytest.mark.crash
def test_what_was_acknowledged_survives_kill_9(directory: Path) -> None:
    acknowledged: list[int] = []
    for kill_after in (1, 40, 150):
        begin = acknowledged[-1] + 1 if acknowledged else 0
        process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(directory), str(begin)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        with process, process.stdout:
            for line in process.stdout:
                acknowledged.append(int(line))
                if len(acknowledged) >= begin + kill_after and process.poll() is None:
                    process.send_signal(signal.SIGKILL)
        acknowledged = sorted(set(acknowledged))
    queue = DurableQueue(directory)
    kept = [int(payload.split(b" ")[0]) for payload in drain(queue)]
    queue.close()
    assert set(acknowledged) <= set(kept)
    assert kept == sorted(kept)
