"""A real server on a loopback port, over a real engine, in a thread of the test's process."""

from __future__ import annotations

import base64
import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx2
import uvicorn

from krakflux.app.http_protocol import HttpProtocol
from krakflux.catalog import open_catalog
from krakflux.catalog.onboarding import OnboardingRequest, OnboardingResult
from krakflux.clock import SystemClock
from krakflux.server import Services, create_app
from krakflux.storage.duckdb import open_engine
from support.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["ORGANIZATION", "PASSWORD", "USER", "Platform", "basic", "run_platform", "serve"]

USER, PASSWORD, ORGANIZATION, BUCKET = "ada", "correct horse", "lab", "points"


@dataclass(frozen=True)
class Platform:
    """A running platform; `made` is what its set-up made, None where it is still to be set up."""

    url: str
    services: Services
    client: httpx2.Client
    made: OnboardingResult | None

    @property
    def token(self) -> str:
        assert self.made is not None
        return self.made.token

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Token {self.token}"}

    @property
    def organization_id(self) -> str:
        assert self.made is not None
        return self.made.organization.id

    @property
    def bucket_id(self) -> str:
        assert self.made is not None
        return self.made.bucket.id

    def call(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Send a request with the token of the set-up, unless other headers are given."""
        headers = {**self.headers, **options.pop("headers", {})}
        return self.client.request(method, path, headers=headers, **options)

    def write(
        self, lines: str | bytes, precision: str = "ns", bucket: str = BUCKET
    ) -> httpx2.Response:
        parameters = {"org": ORGANIZATION, "bucket": bucket, "precision": precision}
        return self.call("POST", "/api/v2/write", params=parameters, content=lines)

    def query(self, script: str, **headers: str) -> httpx2.Response:
        return self.call(
            "POST",
            "/api/v2/query",
            params={"org": ORGANIZATION},
            content=script,
            headers={"Content-Type": "application/vnd.flux", **headers},
        )


def basic(name: str, password: str) -> dict[str, str]:
    """Give the headers of a Basic authorization."""
    credentials = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"Authorization": f"Basic {credentials}"}


@contextmanager
def run_platform(directory: Path, *, is_set_up: bool = True, **services: Any) -> Iterator[Platform]:
    """Run a platform over `directory`; `services` are further fields of `Services`.

    `static` is where the page lies; without it there is none.
    """
    static = services.pop("static", directory / "static")
    clock = services.pop("clock", SystemClock())
    storage = services.pop("storage", None) or open_engine(directory / "buckets", clock)
    catalog = open_catalog(directory / "catalog.sqlite", clock)
    given = Services(catalog=catalog, storage=storage, clock=clock, **services)
    try:
        app = create_app(given, static=static)
        made = None
        if is_set_up:
            request = OnboardingRequest(USER, ORGANIZATION, BUCKET, password=PASSWORD)
            made = catalog.onboarding.complete(request)
        with serve(app) as url, httpx2.Client(base_url=url, timeout=PATIENCE_S) as client:
            yield Platform(url, given, client, made)
    finally:
        catalog.close()
        storage.close()


@contextmanager
def serve(app: Any) -> Iterator[str]:
    """Serve an ASGI application on a free loopback port; gives its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    # Accepted sockets inherit it; asyncio sets it only on sockets whose protocol is named.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        app,
        http=HttpProtocol,
        ws="websockets-sansio",
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    server = _Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        assert server.has_started.wait(PATIENCE_S)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.has_started = threading.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.has_started.set()
