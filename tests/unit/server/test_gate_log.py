from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from starlette.testclient import TestClient

from krakflux.server.gate import FaultMiddleware

if TYPE_CHECKING:
    import pytest
    from starlette.types import Receive, Scope, Send


async def fail(scope: Scope, _receive: Receive, _send: Send) -> None:
    raise RuntimeError(scope["type"])


def test_a_path_cannot_begin_a_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = TestClient(FaultMiddleware(fail)).get("/a%0Aforged")
    assert answer.status_code == 500
    (record,) = [each for each in caplog.records if each.name.startswith("krakflux")]
    assert record.getMessage() == r"request GET '/a\nforged' failed"
