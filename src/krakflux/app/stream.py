"""The collector's stream: made from settings, shown to the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.collector.stream import MarketStreamSettings, stream_url
from krakflux.kraken.websocket.stream import StreamSettings
from krakflux.server.ports import ChannelSnapshot, MaintenanceSnapshot, StreamSnapshot

if TYPE_CHECKING:
    from krakflux import config
    from krakflux.collector.status import StreamReport

__all__ = ["stream_settings", "translate_stream"]

_AUTO: Final = "auto"
_OFF: Final = "off"


def stream_settings(settings: config.CollectorSettings) -> MarketStreamSettings | None:
    """Give the stream what the settings say; None where they want none."""
    if settings.websocket == _OFF:
        return None
    is_auto = settings.websocket == _AUTO
    url = stream_url(settings.exchange) if is_auto else settings.websocket
    return MarketStreamSettings(
        StreamSettings(url=url, asset_class=settings.asset_class or None),
        follows_quotes=settings.ticker_trigger == "bbo",
        book_depth=settings.book_depth,
    )


def translate_stream(report: StreamReport) -> StreamSnapshot:
    """Say in the server's words how the stream does."""
    status, figures = report.status, report.figures
    return StreamSnapshot(
        url=report.url,
        is_live=report.is_live,
        since=status.since,
        connections=status.connections,
        error=status.error,
        system=status.system,
        maintenance=tuple(
            MaintenanceSnapshot(item.title, item.phase, item.begins, item.ends)
            for item in status.maintenance
        ),
        channels=tuple(
            ChannelSnapshot(
                item.channel, item.messages, item.lag_s, item.checksum_failures, item.gaps
            )
            for item in figures.channels
        ),
        malformed=figures.malformed,
        dropped_points=figures.dropped_points,
    )
