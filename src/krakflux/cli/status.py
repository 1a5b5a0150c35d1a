"""`krakflux status`: what the platform does and how the feed is."""

from __future__ import annotations

import json
from typing import Any

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.options import OutputFormat
from krakflux.cli.render import Format, print_table, render

__all__ = ["status"]

_PAIR_COLUMNS = ("pair", "state", "last_time", "message")


@connected
def status(client: PlatformClient, form: OutputFormat = Format.TABLE) -> None:
    """Show whether the platform runs, what it collects and where its data lies."""
    answer = client.get("/api/krakflux/status")
    if form is Format.JSON:
        print(json.dumps(answer, indent=2, ensure_ascii=False))
        return
    lines = _summarize(client.connection.url, answer)
    pairs = [_pair_row(pair) for pair in _pairs(answer)]
    if form is Format.CSV:
        rows = [*lines, *((f"pair {pair[0]}", pair[1]) for pair in pairs)]
        render(("name", "value"), rows, form)
        return
    print_table(("krakflux", str(answer["version"])), lines)
    if pairs:
        print_table([name.replace("_", " ") for name in _PAIR_COLUMNS], pairs)


def _pairs(answer: dict[str, Any]) -> list[dict[str, Any]]:
    feed = answer["feed"]
    return feed["pairs"] if feed is not None else []


def _pair_row(pair: dict[str, Any]) -> list[object]:
    shown = {**pair, "last_time": _to_second(pair["last_time"])}
    return [shown.get(name) for name in _PAIR_COLUMNS]


def _to_second(time: str | None) -> str | None:
    return None if time is None else f"{time[:19]}Z"


def _summarize(url: str, answer: dict[str, Any]) -> list[tuple[str, object]]:
    lines: list[tuple[str, object]] = [
        ("address", url),
        ("mode", answer["mode"]),
        ("organization", answer["organization"]),
        ("bucket", answer["bucket"]),
        ("data", answer["data_directory"]),
        *_summarize_storage(answer.get("storage")),
    ]
    feed = answer["feed"]
    if feed is None:
        return [*lines, ("feed", "none")]
    return [*lines, *_summarize_feed(feed)]


def _summarize_storage(storage: dict[str, Any] | None) -> list[tuple[str, object]]:
    if storage is None:
        return []
    held = f"{storage['values']:,} values in {storage['series']:,} series"
    size = f"{storage['disk_bytes'] / 1e6:,.1f} MB on disk"
    state = f"{storage['parts']} parts, {storage['segments']} segments"
    rest = f"{storage['unsealed_values']:,} values to be sealed{_sealing(storage['sealing'])}"
    logged = f"{storage['logged_values']:,} in the log"
    return [("points", f"{held}, {size}"), ("storage", f"{state}, {rest}, {logged}")]


def _sealing(buckets: int) -> str:
    return " (being sealed now)" if buckets else ""


def _summarize_feed(feed: dict[str, Any]) -> list[tuple[str, object]]:
    lines: list[tuple[str, object]] = [
        ("feed", f"{feed['kind']} from {feed['exchange']}, every {feed['interval_s']:g} s"),
        ("state", f"{feed['state']} since {_to_second(feed['since'])}"),
        ("last success", _to_second(feed["last_success"]) or "none yet"),
    ]
    if feed["error"]:
        retry = feed["retry_in_s"]
        wait = "" if retry is None else f"; next try in {retry:.0f} s"
        lines.append(("error", f"{feed['error']}{wait}"))
    stream = feed["stream"]
    return lines if stream is None else [*lines, *_summarize_stream(stream)]


def _summarize_stream(stream: dict[str, Any]) -> list[tuple[str, object]]:
    since = _to_second(stream["since"])
    told = f"live from {stream['url']} since {since}"
    if not stream["live"]:
        reason = stream["error"] or "connecting"
        told = f"none from {stream['url']} ({reason}); polling instead"
    lines: list[tuple[str, object]] = [("stream", told)]
    if stream["system"] not in (None, "online"):
        lines.append(("exchange", stream["system"]))
    planned = (
        ("maintenance", f"{work['title']}, {work['begins']} to {work['ends']}")
        for work in stream["maintenance"]
    )
    return [*lines, *planned]
