"""Screenshots of every page and state, dark and light: `make shots` writes them into shots/.

`make shots ARGS="markets explore"` takes only those whose name holds one of the words. What the
browser's console complains about is printed, and makes the run fail.
"""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.processes import Running, start  # noqa: E402 the tests' helpers are found only now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHOTS: Final = ROOT / "shots"
THEMES: Final = ("dark", "light")
SIZES: Final = {"": (1440, 900), "-narrow": (1024, 768)}
NOBODY: Final = "http://127.0.0.1:9"
SCRIPT: Final = (
    'from(bucket: "kraken")\n'
    "  |> range(start: -6h)\n"
    '  |> filter(fn: (r) => r._measurement == "ohlc" and r._field == "close")'
)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: where it is, and what is done there before it is taken.

    `is_refused` says that the platform refuses a request of it, which consoles complain about.
    """

    name: str
    path: str
    act: Callable[[Page], None] = lambda _: None
    is_refused: bool = False


def see_markets(page: Page) -> None:
    """Wait for the first prices and for the chart."""
    expect(page.get_by_text("BTC/USD").first).to_be_visible(timeout=30_000)
    expect(page.locator("canvas").first).to_be_visible(timeout=60_000)
    page.wait_for_timeout(1_500)


def run_script(script: str) -> Callable[[Page], None]:
    """Give an action that runs a Flux script in the editor."""

    def act(page: Page) -> None:
        editor = page.locator(".cm-content")
        editor.click()
        page.keyboard.press("ControlOrMeta+a")
        # Over a selection the browser itself would write the old text's style into the new one.
        page.keyboard.press("Delete")
        page.keyboard.insert_text(script)
        page.keyboard.press("ControlOrMeta+Enter")
        page.wait_for_timeout(2_500)

    return act


def open_palette(page: Page) -> None:
    """Open the command palette over the markets."""
    see_markets(page)
    page.keyboard.press("ControlOrMeta+k")
    page.wait_for_timeout(400)


SIGNED_OUT: Final = (Shot("sign-in", "/"),)
SIGNED_IN: Final = (
    Shot("welcome", "/welcome", see_markets),
    Shot("markets", "/markets", see_markets),
    Shot("markets-palette", "/markets", open_palette),
    Shot("explore-empty", "/explore"),
    Shot("explore-graph", "/explore", run_script(SCRIPT)),
    Shot("explore-error", "/explore", run_script('from(bucket: "kraken"'), is_refused=True),
    Shot("explore-no-rows", "/explore", run_script(SCRIPT.replace("close", "nothing"))),
)
UNREACHABLE: Final = (Shot("markets-unreachable", "/markets"),)
NOT_SET_UP: Final = (Shot("set-up", "/"),)


class Camera:
    """Takes pictures with one browser and gathers what its consoles complain about."""

    def __init__(self, browser: Browser, words: list[str]) -> None:
        self._browser = browser
        self._words = words
        self.complaints: list[str] = []

    def take(self, running: Running, shots: tuple[Shot, ...], *, signs_in: bool) -> None:
        """Take each shot in both themes and all sizes."""
        wanted = [shot for shot in shots if self._is_wanted(shot)]
        if not wanted:
            return
        # A code signs in once: the other contexts take over its cookie.
        state = self._sign_in(running) if signs_in else None
        for theme in THEMES:
            for suffix, (width, height) in SIZES.items():
                context = self._browser.new_context(
                    color_scheme="dark" if theme == "dark" else "light",
                    viewport={"width": width, "height": height},
                    storage_state=state,
                )
                for shot in wanted:
                    self._take(context, running.address, shot, SHOTS / theme, suffix)
                context.close()

    def _is_wanted(self, shot: Shot) -> bool:
        return not self._words or any(word in shot.name for word in self._words)

    def _sign_in(self, running: Running) -> str:
        context = self._browser.new_context()
        page = context.new_page()
        page.goto(running.told["open"].split()[0])
        expect(page.get_by_text("BTC/USD").first).to_be_visible(timeout=30_000)
        file = SHOTS / ".session.json"
        context.storage_state(path=file)
        context.close()
        return str(file)

    def _take(
        self, context: BrowserContext, address: str, shot: Shot, directory: Path, suffix: str
    ) -> None:
        name = f"{directory.name}/{shot.name}{suffix}"
        page = context.new_page()
        expected = "status of 400" if shot.is_refused else None
        page.on("console", lambda message: self._listen(name, message.type, message.text, expected))
        page.on("pageerror", lambda error: self._listen(name, "error", str(error)))
        page.goto(address + shot.path)
        page.wait_for_timeout(800)
        shot.act(page)
        page.screenshot(path=SHOTS / f"{name}.png")
        page.close()
        print(f"shots/{name}.png")

    def _listen(self, name: str, kind: str, text: str, expected: str | None = None) -> None:
        if kind in ("error", "warning") and (expected is None or expected not in text):
            self.complaints.append(f"{name}: {text}")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the machine's Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("shots: there is no chromium on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def main(words: list[str]) -> int:
    """Start a demo, an unreachable terminal and an empty platform, and take all shots."""
    for theme in THEMES:
        (SHOTS / theme).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as directory, open_browser() as browser:
        home = Path(directory)
        camera = Camera(browser, words)
        with start("demo", "--no-browser", "--port", "0", home=home) as demo:
            camera.take(demo, SIGNED_OUT, signs_in=False)
            camera.take(demo, SIGNED_IN, signs_in=True)
        up = ("up", "--no-browser", "--port", "0", "--exchange", NOBODY)
        with start(*up, "--data-dir", str(home / "up"), home=home) as unreachable:
            camera.take(unreachable, UNREACHABLE, signs_in=True)
        serve = ("serve", "--port", "0", "--data-dir", str(home / "serve"))
        with start(*serve, home=home) as empty:
            camera.take(empty, NOT_SET_UP, signs_in=False)
    (SHOTS / ".session.json").unlink(missing_ok=True)
    for complaint in camera.complaints:
        print(f"console: {complaint}", file=sys.stderr)
    return 1 if camera.complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
