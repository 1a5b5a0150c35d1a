"""`krakflux collect`: the collector alone, for any InfluxDB 2 address."""

from __future__ import annotations

from krakflux.cli.options import (
    AuthorityFile,
    Bucket,
    ConfigFile,
    DataDirectory,
    Exchange,
    Interval,
    LogLevel,
    Organization,
    Pairs,
    Scan,
    Token,
    Url,
)

__all__ = ["collect"]


def collect(
    url: Url = None,
    token: Token = None,
    org: Organization = None,
    bucket: Bucket = None,
    exchange: Exchange = None,
    pairs: Pairs = None,
    interval: Interval = None,
    scan: Scan = None,
    data_dir: DataDirectory = None,
    log_level: LogLevel = None,
    config: ConfigFile = None,
    authority: AuthorityFile = None,
) -> None:
    """Collect into any InfluxDB 2; what it can't take now waits in a queue on disk."""
    from krakflux.cli.announce import print_announcement
    from krakflux.cli.connection import ConnectionFlags, resolve
    from krakflux.cli.process import prepare
    from krakflux.errors import ConfigurationError

    flags = {
        "data_dir": data_dir,
        "collector.exchange": exchange,
        "collector.pairs": pairs,
        "collector.interval_s": interval,
        "collector.scan": scan,
        "log_level": log_level,
    }
    settings = prepare(flags, config)
    found = resolve(ConnectionFlags(url, token, org, data_dir, config, authority))
    target = bucket or found.bucket
    if not target:
        raise ConfigurationError("no bucket is known; give --bucket")

    from krakflux.app.collect import run_collect
    from krakflux.clock import SystemClock
    from krakflux.collector.sinks import InfluxTarget

    destination = InfluxTarget(found.url, found.token, found.org, target, found.authority)
    run_collect(settings, destination, SystemClock(), print_announcement)
