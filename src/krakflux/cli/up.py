"""`krakflux up`: platform, collector and page in one process."""

from __future__ import annotations

from typing import Annotated

import typer

from krakflux.cli.options import (
    CertificateFile,
    ConfigFile,
    DataDirectory,
    Exchange,
    Host,
    Interval,
    KeyFile,
    LogLevel,
    Pairs,
    Port,
    Scan,
    Tls,
)

__all__ = ["up"]


def up(
    host: Host = None,
    port: Port = None,
    data_dir: DataDirectory = None,
    tls: Tls = None,
    certificate: CertificateFile = None,
    key: KeyFile = None,
    exchange: Exchange = None,
    pairs: Pairs = None,
    interval: Interval = None,
    scan: Scan = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
    log_level: LogLevel = None,
    config: ConfigFile = None,
) -> None:
    """Start everything: the platform, the collector and the page."""
    from krakflux.cli.announce import open_page, print_announcement
    from krakflux.cli.process import prepare

    flags = {
        "server.host": host,
        "server.port": port,
        "data_dir": data_dir,
        "tls.enabled": tls,
        "tls.certificate": certificate,
        "tls.key": key,
        "collector.exchange": exchange,
        "collector.pairs": pairs,
        "collector.interval_s": interval,
        "collector.scan": scan,
        "log_level": log_level,
    }
    settings = prepare(flags, config)

    from krakflux.app.announcement import Announcement
    from krakflux.app.up import run_up
    from krakflux.clock import SystemClock

    def announce(announcement: Announcement) -> None:
        print_announcement(announcement)
        if not no_browser:
            open_page(announcement)

    run_up(settings, SystemClock(), announce)
