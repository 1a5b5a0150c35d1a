"""A read beside a write that begins series: it gives what was there when it began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krakflux.clock import SystemClock
from krakflux.model.time import Bounds
from krakflux.storage.duckdb import EngineSettings, open_engine, read
from krakflux.storage.port import Aggregate, ReadSpec
from support.points import batch_of, point
from support.storage_oracle import tables_of

if TYPE_CHECKING:
    from pathlib import Path

EVER = Bounds(0, 1 << 40)


@pytest.mark.parametrize("known", [1, 3])
@pytest.mark.parametrize("spec", [ReadSpec(EVER), ReadSpec(EVER, aggregate=Aggregate.SUM)])
def test_a_read_does_not_see_series_begun_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: int, spec: ReadSpec
) -> None:
    engine = open_engine(tmp_path, SystemClock(), EngineSettings(threads=1, store_after_s=3600))
    try:
        engine.create_bucket("b", 0)
        engine.write("b", batch_of([point("m", "f", n, 1.0, n=str(n)) for n in range(known)]))
        before = tables_of(engine.read("b", spec))
        begun = iter([[point("m", "f", n, 2.0, n=f"new{n}") for n in range(5)]])

        scan_rows = read.scan_rows

        def scan_after_a_write(*arguments: Any) -> Any:
            for points in begun:
                engine.write("b", batch_of(points))
                # A read of one's own lets all that was acknowledged be found.
                engine.read("b", ReadSpec(EVER))
            return scan_rows(*arguments)

        scan_rows = read.scan_rows
        monkeypatch.setattr(read, "scan_rows", scan_after_a_write)
        assert tables_of(engine.read("b", spec)) == before
        assert len(tables_of(engine.read("b", spec))) == known + 5
    finally:
        engine.close()
