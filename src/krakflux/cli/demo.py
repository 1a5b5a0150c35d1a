"""`krakflux demo`: everything, on a simulated market and a throwaway directory."""

from __future__ import annotations

from typing import Annotated

import typer

from krakflux.cli.options import CertificateFile, Host, Interval, KeyFile, LogLevel, Port, Tls

__all__ = ["demo"]


def demo(
    host: Host = None,
    port: Port = None,
    tls: Tls = None,
    certificate: CertificateFile = None,
    key: KeyFile = None,
    interval: Interval = None,
    seed: Annotated[int, typer.Option(help="Another one makes another market.")] = 1,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
    log_level: LogLevel = None,
) -> None:
    """Try everything on a simulated market; nothing of it is kept."""
    from krakflux.cli.announce import open_page, print_announcement
    from krakflux.cli.process import prepare

    flags = {
        "server.host": host,
        "server.port": port,
        "tls.enabled": tls,
        "tls.certificate": certificate,
        "tls.key": key,
        "collector.interval_s": interval,
        "log_level": log_level,
    }
    settings = prepare(flags, None)

    from krakflux.app.announcement import Announcement
    from krakflux.app.demo import run_demo
    from krakflux.clock import SystemClock

    def announce(announcement: Announcement) -> None:
        print_announcement(announcement)
        if not no_browser:
            open_page(announcement)

    run_demo(settings, SystemClock(), announce, seed=seed)
