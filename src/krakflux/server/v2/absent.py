"""What InfluxDB has and krakflux does not emulate, answered with a word on what to do instead."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from krakflux.errors import NotImplementedYetError
from krakflux.server.access import CallerDependency

router = APIRouter(prefix="/api/v2", tags=["absent"])

# Paths, their methods, what they are, and the way to the same end.
_ABSENT: Final = (
    ("/backup/{rest:path}", ["GET"], "InfluxDB's backup", "use `krakflux backup`"),
    ("/restore/{rest:path}", ["POST"], "InfluxDB's restore", "use `krakflux restore`"),
    ("/stacks", ["GET", "POST"], "keeping templates as stacks", "apply the template again"),
    ("/remotes", ["GET", "POST"], "replication", "use `krakflux collect --url` on the other side"),
    ("/replications", ["GET", "POST"], "replication", "use `krakflux collect --url`"),
    ("/scrapers", ["GET", "POST"], "scraping", "let Telegraf's inputs.prometheus scrape"),
    ("/sources", ["GET", "POST"], "a list of sources", "this server is the only one"),
)


def _add_route(path: str, methods: list[str], what: str, advice: str) -> None:
    async def answer(caller: CallerDependency) -> None:
        """Say that this is not there."""
        raise NotImplementedYetError(f"{what} is not implemented", hint=advice)

    word = path.strip("/").partition("/")[0]
    for method in methods:
        name = f"refuse_{word}_{method.lower()}"
        router.add_api_route(path, answer, methods=[method], name=name)


for _each in _ABSENT:
    _add_route(*_each)
