from __future__ import annotations

import re
from pathlib import Path

from krakflux.server.application import ROUTERS

DOCUMENT = Path(__file__).parents[3] / "docs" / "api-support.md"


def test_the_table_of_routes_is_that_of_the_server() -> None:
    rows = re.findall(r"^\| ([A-Z, ]+) \| `([^`]+)`", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    listed = {(method, path) for methods, path in rows for method in methods.split(", ")}
    served = {
        (method, route.path)
        for router in ROUTERS
        for route in router.routes
        for method in route.methods
    }
    assert listed == served
