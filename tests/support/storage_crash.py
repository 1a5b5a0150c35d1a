"""A process that writes until it is killed: `python -m support.storage_crash DIRECTORY ENGINE`.

Eight threads write batches of ten points; each prints a line once its batch is acknowledged.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from support.points import Point, batch_of, point
from support.storage_homes import ENGINES, ManualClock

if TYPE_CHECKING:
    from krakflux.storage.port import Storage

BUCKET = "b"
WRITERS = 8


def points_of(writer: int, batch: int) -> list[Point]:
    """Give a batch: each point overwrites nothing, every third batch lies in the past."""
    start = (batch if batch % 3 else -batch) * 10
    return [
        point("m", "v", start + number, float(batch), writer=str(writer)) for number in range(10)
    ]


def write_forever(storage: Storage, writer: int, first: int, lock: threading.Lock) -> None:
    batch = first
    while True:
        report = storage.write(BUCKET, batch_of(points_of(writer, batch)))
        assert report.dropped == 0
        with lock:
            sys.stdout.write(f"{writer} {batch}\n")
            sys.stdout.flush()
        batch += 1


def main() -> None:
    directory, engine, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    storage = ENGINES[engine](directory, ManualClock())
    storage.create_bucket(BUCKET, 0)
    lock = threading.Lock()
    threads = [
        threading.Thread(target=write_forever, args=(storage, writer, first, lock))
        for writer in range(WRITERS)
    ]
    for thread in threads:
        thread.start()


if __name__ == "__main__":
    main()
