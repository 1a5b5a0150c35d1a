"""A running terminal that browser tests sign in to."""

from __future__ import annotations

import json
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from support.browser import open_page
from support.processes import start
from support.waiting import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from support.browser import Watched

__all__ = ["Terminal", "redeem", "remember", "run_terminal"]

COOKIE = "influxdb-oss-session"
PREFERENCES = "krakflux"


@dataclass(frozen=True)
class Terminal:
    """A terminal's address and a session in it."""

    address: str
    session: str

    def query(self, script: str) -> str:
        """Run Flux and give the answer without annotations."""
        return self._post("/api/v2/query?org=krakflux", script, "application/vnd.flux")

    def write(self, lines: str, bucket: str = "kraken") -> None:
        """Write line protocol."""
        self._post(f"/api/v2/write?org=krakflux&bucket={bucket}", lines, "text/plain")

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Send JSON to the API and give the JSON it answers; None for an empty answer."""
        text = "" if body is None else json.dumps(body)
        answer = self._send(method, path, text, "application/json")
        return json.loads(answer) if answer else None

    def _post(self, path: str, body: str, content_type: str) -> str:
        return self._send("POST", path, body, content_type)

    def _send(self, method: str, path: str, body: str, content_type: str) -> str:
        headers = {"Cookie": f"{COOKIE}={self.session}", "Content-Type": content_type}
        request = urllib.request.Request(
            self.address + path, body.encode() or None, headers, method=method
        )
        with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
            return str(answer.read().decode())

    @contextmanager
    def open(
        self, browser: Browser, path: str, *, is_known: bool = True, **options: Any
    ) -> Iterator[Watched]:
        """Open a path, signed in; `is_known` = a browser that has seen the first run's page."""
        with open_page(browser, self.address, **options) as watched:
            self.sign_in(watched.page)
            if is_known:
                remember(watched.page, hasSeenWelcome=True, theme=options.get("theme", "dark"))
            watched.page.goto(self.address + path)
            yield watched
            watched.check()

    def sign_in(self, page: Page) -> None:
        """Give the page this terminal's session."""
        page.context.add_cookies(
            [{"name": COOKIE, "value": self.session, "url": f"{self.address}/api/"}]
        )


def remember(page: Page, **preferences: Any) -> None:
    """Let the page find preferences of an earlier visit, unless it has its own already.

    They are chosen now, which counts for more than what another test has left with the server.
    """
    state = f"{{...{json.dumps(preferences)}, changedAt: Date.now()}}"
    name, value = json.dumps(PREFERENCES), f"JSON.stringify({{state: {state}, version: 0}})"
    page.add_init_script(f"localStorage.getItem({name}) ?? localStorage.setItem({name}, {value})")


@contextmanager
def run_terminal(home: Path, *words: str) -> Iterator[Terminal]:
    """Run `krakflux WORDS…` without a browser on a free port, and sign in to it."""
    with start(*words, "--no-browser", "--port", "0", home=home) as running:
        yield Terminal(running.address, redeem(running.address, running.told["open"]))


def redeem(address: str, opening: str) -> str:
    """Spend the code of the printed address; gives the session's key."""
    code = opening.partition("#code=")[2].split()[0]
    request = urllib.request.Request(
        f"{address}/api/krakflux/signin",
        json.dumps({"code": code}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
        return str(answer.headers["Set-Cookie"]).partition("=")[2].partition(";")[0]
