"""A real Chromium for the browser tests; what it complains about fails the test."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

__all__ = ["PHONE", "SCREEN", "Watched", "needs_browser", "open_browser", "open_page"]

SCREEN = (1440, 900)
PHONE = (390, 844)

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
# Chromium's own words for an answer with an error status, which a test may well provoke.
_REFUSED = "Failed to load resource"
# How long a page is waited for: a machine that does other work too takes more than a moment,
# and in its quietest hours the generated market is without a trade for more than two minutes.
_PATIENCE_MS = 200_000
# How long a page that failed a test may take to tell what it shows.
_GLANCE_MS = 2_000

expect.set_options(timeout=_PATIENCE_MS)


@dataclass
class Watched:
    """A page and what went wrong on it."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Fail when the console complained or anything came from another host."""
        assert self.complaints == []

    def describe(self) -> str:
        """Say where the page stands, what it shows and what it complained about."""
        try:
            shown = self.page.locator("body").inner_text(timeout=_GLANCE_MS)
        except PlaywrightError as error:
            shown = f"nothing that could be read: {error}"
        complaints = "\n".join(self.complaints) or "nothing"
        return f"{self.page.url} complained of:\n{complaints}\nand showed:\n{shown}"


def find_browser() -> str | None:
    """Give the path of a Chromium, None where there is none."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def needs_browser() -> str:
    """Give the path of a Chromium; skips the test where none is installed."""
    program = find_browser()
    if program is None:
        pytest.skip("NO BROWSER: no Chromium is installed, the page is not tested")
    return program


@contextmanager
def open_browser(scale: float = 1) -> Iterator[Browser]:
    """Start Chromium for pages of one device scale; skips the test where none is installed."""
    program = needs_browser()
    with sync_playwright() as playwright:
        # Charts ask for device pixels, which emulation alone does not change.
        arguments = [*_ARGUMENTS, f"--force-device-scale-factor={scale}"]
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@contextmanager
def open_page(
    browser: Browser,
    address: str,
    *,
    size: tuple[int, int] = SCREEN,
    theme: str = "dark",
    scale: float = 1,
    is_trusting: bool = False,
    zone: str | None = None,
) -> Iterator[Watched]:
    """Open an empty page in a profile of its own, which watches its console and its requests.

    A trusting one takes a certificate that no authority of this machine has signed. Its clocks are
    those of `zone`, or of this machine.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="light" if theme == "light" else "dark",
        device_scale_factor=scale,
        has_touch=size == PHONE,
        accept_downloads=True,
        ignore_https_errors=is_trusting,
        timezone_id=zone,
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    context.set_default_timeout(_PATIENCE_MS)
    watched = Watched(context.new_page(), address)

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(_REFUSED):
            watched.complaints.append(message.text)

    def note_request(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and not request.url.startswith(address):
            watched.complaints.append(f"a request to another host: {request.url}")

    watched.page.on("console", note_message)
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on("request", note_request)
    try:
        yield watched
    except Exception as error:
        error.add_note(watched.describe())
        raise
    finally:
        context.close()
