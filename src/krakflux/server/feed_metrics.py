"""The feed's figures as metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.server.metrics import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from krakflux.server.ports import FeedSnapshot, StreamSnapshot

__all__ = ["feed_families"]


def feed_families(feed: FeedSnapshot) -> Iterator[Family]:
    """Give what the feed counts, channel by channel; nothing where it only polls."""
    if feed.stream is not None:
        yield from _whole(feed.stream)
        yield from _by_channel(feed.stream)


def _whole(stream: StreamSnapshot) -> Iterator[Family]:
    for name, kind, help_, value in (
        ("live", "gauge", "1 while data comes over the WebSocket", float(stream.is_live)),
        ("connections_total", "counter", "WebSockets opened", float(stream.connections)),
        ("dropped_points_total", "counter", "Points given up", float(stream.dropped_points)),
    ):
        yield Family(f"krakflux_feed_{name}", kind, help_, (("", (), value),))
    yield Family(
        "krakflux_feed_malformed_total",
        "counter",
        "Frames that could not be read, by kind",
        tuple(("", (("kind", kind),), float(count)) for kind, count in stream.malformed),
    )


def _by_channel(stream: StreamSnapshot) -> Iterator[Family]:
    channels = [((("channel", item.channel),), item) for item in stream.channels]
    for name, help_, values in (
        ("messages_total", "Messages", [float(item.messages) for _, item in channels]),
        (
            "checksum_failures_total",
            "Books whose checksum was wrong",
            [float(item.checksum_failures) for _, item in channels],
        ),
        ("gaps_total", "Gaps noticed", [float(item.gaps) for _, item in channels]),
    ):
        samples = tuple(
            ("", labels, value) for (labels, _), value in zip(channels, values, strict=True)
        )
        yield Family(f"krakflux_feed_{name}", "counter", f"{help_}, by channel", samples)
    yield Family(
        "krakflux_feed_lag_seconds",
        "gauge",
        "How much later than it was sent the newest message came, by channel",
        tuple(("", labels, item.lag_s) for labels, item in channels if item.lag_s is not None),
    )
