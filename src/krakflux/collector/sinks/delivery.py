"""One body to an InfluxDB 2 write address: what its answer means for the lines sent."""

from __future__ import annotations

import gzip
import logging
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

import httpx2
import msgspec

from krakflux.errors import UnavailableError
from krakflux.kraken.rest import USER_AGENT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

__all__ = ["InfluxTarget", "deliver"]

_LOG: Final = logging.getLogger(__name__)
_DROPPED: Final = re.compile(r"dropped=(\d+)")
_MISCONFIGURED: Final = frozenset({401, 402, 403, 404})
_MISCONFIGURED_PAUSE_S: Final = 30
# Whoever asks for more is asked again then.
_LONGEST_WAIT_S: Final = 3_600
_TRY_LATER: Final = frozenset({408, 429})


@dataclass(frozen=True, slots=True)
class InfluxTarget:
    """A bucket at an InfluxDB 2 address; `organization` and `bucket` by name or id.

    `authority` is a file with the certificate that signed the address's own, where that is private.
    """

    url: str
    token: str
    organization: str
    bucket: str
    authority: Path | None = None


async def deliver(http: httpx2.AsyncClient, target: InfluxTarget, lines: Sequence[str]) -> int:
    """Write lines; gives how many the target refused for good.

    A body that is too large (413) or has a bad line (400) is halved until what's wrong stands
    alone. Points it dropped from an accepted body (422) are reported. Repeating a delivery does
    no harm: a point replaces itself.

    Raises:
        UnavailableError: later it may work; carries the target's own `Retry-After`, if it gave one.
    """
    response = await _post(http, target, "\n".join(lines).encode())
    status = response.status_code
    if status < 300:
        return 0
    message = _message(response)
    if status in _TRY_LATER or status >= 500:
        raise UnavailableError(
            f"{target.url} answered {status}: {message}", retry_after_s=_retry_after_s(response)
        )
    if status in _MISCONFIGURED:
        raise UnavailableError(
            f"{target.url} refuses ({status}): {message}", retry_after_s=_MISCONFIGURED_PAUSE_S
        )
    if status == 422:
        dropped = _DROPPED.search(message)
        _LOG.warning("%s dropped points: %s", target.url, message)
        return int(dropped[1]) if dropped else len(lines)
    if len(lines) > 1:
        middle = len(lines) // 2
        return await deliver(http, target, lines[:middle]) + await deliver(
            http, target, lines[middle:]
        )
    _LOG.warning("%s refused a line (%d: %s): %.200s", target.url, status, message, lines[0])
    return 1


async def _post(http: httpx2.AsyncClient, target: InfluxTarget, body: bytes) -> httpx2.Response:
    try:
        return await http.post(
            f"{target.url.rstrip('/')}/api/v2/write",
            params={"org": target.organization, "bucket": target.bucket, "precision": "ns"},
            content=gzip.compress(body, compresslevel=5),
            headers={
                "Authorization": f"Token {target.token}",
                "Content-Encoding": "gzip",
                "Content-Type": "text/plain; charset=utf-8",
                "User-Agent": USER_AGENT,
            },
        )
    except httpx2.TransportError as error:
        reason = str(error) or type(error).__name__
        raise UnavailableError(
            f"{target.url} can't be reached: {reason}", retry_after_s=0
        ) from None


def _retry_after_s(response: httpx2.Response) -> int:
    """Read `Retry-After`: seconds, or a moment (RFC 9110), counted from the answer's own `Date`.

    What is neither asks for nothing.
    """
    text = response.headers.get("Retry-After", "")
    if text.isdecimal():
        return min(int(text), _LONGEST_WAIT_S)
    try:
        moment, sent = map(parsedate_to_datetime, (text, response.headers.get("Date", "")))
        wait_s = (moment - sent).total_seconds()
    except (ValueError, TypeError):
        return 0
    return max(0, min(round(wait_s), _LONGEST_WAIT_S))


def _message(response: httpx2.Response) -> str:
    try:
        return str(msgspec.json.decode(response.content)["message"])
    except (msgspec.DecodeError, RecursionError, KeyError, TypeError):
        return response.text[:200]
