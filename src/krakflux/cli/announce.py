"""What a process that runs on prints when it answers, and how it opens the page."""

from __future__ import annotations

import os
import sys
import webbrowser
from threading import Thread

from krakflux import __version__
from krakflux.app.announcement import Announcement, Collecting

__all__ = ["open_page", "print_announcement"]


def print_announcement(announcement: Announcement) -> None:
    """Print where the process answers, what comes in, and where the data lies."""
    lines = [("address", announcement.address)]
    if announcement.sign_in is not None:
        lines = [("open", f"{announcement.sign_in}  (signs in once)")]
    if announcement.replays is not None:
        lines.append(("replays", announcement.replays))
        lines.append(("use", f"krakflux up --exchange {announcement.address}"))
    if announcement.collecting is not None:
        lines.append(("collects", _describe(announcement.collecting)))
    if announcement.data_directory is not None:
        lines.append(("data", str(announcement.data_directory)))
    if announcement.authority is not None:
        lines.append(("authority", f"{announcement.authority}  (REQUESTS_CA_BUNDLE)"))
    print(f"krakflux {__version__} is ready; Ctrl-C stops it")
    for name, text in lines:
        print(f"  {name:<10} {text}")
    # An empty line ends the block, for whoever reads it from a pipe.
    print(flush=True)


def open_page(announcement: Announcement) -> None:
    """Show the page in the user's browser where there is a screen; never waits for it."""
    if announcement.sign_in is None or not _has_screen():
        return
    Thread(target=webbrowser.open, args=(announcement.sign_in,), daemon=True).start()


def _has_screen() -> bool:
    if not sys.stdout.isatty():
        return False
    return sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _describe(collecting: Collecting) -> str:
    pairs = " ".join(collecting.pairs)
    source = "a simulated market" if collecting.is_simulated else collecting.exchange
    return f"{pairs} from {source} every {collecting.interval_s:g} s"
