"""`krakflux serve`: the platform alone."""

from __future__ import annotations

from krakflux.cli.options import (
    CertificateFile,
    ConfigFile,
    DataDirectory,
    Host,
    KeyFile,
    LogLevel,
    Port,
    Tls,
)

__all__ = ["serve"]


def serve(
    host: Host = None,
    port: Port = None,
    data_dir: DataDirectory = None,
    tls: Tls = None,
    certificate: CertificateFile = None,
    key: KeyFile = None,
    log_level: LogLevel = None,
    config: ConfigFile = None,
) -> None:
    """Serve the platform alone; it is set up through its page or /api/v2/setup."""
    from krakflux.cli.announce import print_announcement
    from krakflux.cli.process import prepare

    flags = {
        "server.host": host,
        "server.port": port,
        "data_dir": data_dir,
        "tls.enabled": tls,
        "tls.certificate": certificate,
        "tls.key": key,
        "log_level": log_level,
    }
    settings = prepare(flags, config)

    from krakflux.app.serve import run_serve
    from krakflux.clock import SystemClock

    run_serve(settings, SystemClock(), print_announcement)
