"""What can go wrong with Kraken, sorted by what one can do about it.

* KrakenError
  + KrakenUnavailableError    trying again later makes sense
    - KrakenUnreachableError    no answer of Kraken's: network, time-out, HTML, status ≠ 200
    - KrakenRateLimitedError    asked too often; each further call prolongs it
  + KrakenRejectedError       the request is wrong; asking again is useless
    - UnknownPairError
  + KrakenMalformedError      an answer of an unexpected shape

Kraken's error strings are `<E|W><Category>:<text>[:detail]`; W is a warning beside a valid result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from krakflux.errors import InternalError, InvalidError, KrakfluxError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "KrakenError",
    "KrakenMalformedError",
    "KrakenRateLimitedError",
    "KrakenRejectedError",
    "KrakenUnavailableError",
    "KrakenUnreachableError",
    "UnknownPairError",
    "error_of",
    "is_warning",
]

_UNKNOWN_PAIR: Final = ("EQuery:Unknown asset pair", "EQuery:Unknown asset")
_RATE_LIMITS: Final = (
    "EAPI:Rate limit exceeded",
    "EGeneral:Too many requests",
    "EService: Throttled",
    "EService:Throttled",
    "EOrder:Rate limit exceeded",
)
_PASSING: Final = (
    "EService:",
    "EGeneral:Internal error",
    "EDatabase:Internal error",
    "EAPI:Internal error",
)
_RATE_LIMIT_PAUSE_S: Final = 15


class KrakenError(KrakfluxError):
    """A failure at or on the way to Kraken."""


class KrakenUnavailableError(KrakenError, UnavailableError):
    """Kraken can't answer now."""


class KrakenUnreachableError(KrakenUnavailableError):
    """No answer of Kraken's API came back."""


class KrakenRateLimitedError(KrakenUnavailableError):
    """Kraken refuses for having been asked too often."""


class KrakenRejectedError(KrakenError, InvalidError):
    """Kraken understood and refused."""


class UnknownPairError(KrakenRejectedError):
    """Kraken has no such pair; one unknown pair fails the whole request."""


class KrakenMalformedError(KrakenError, InternalError):
    """An answer that does not have the documented shape."""


def is_warning(text: str) -> bool:
    """Tell whether an entry of `error` leaves the result valid."""
    return text.startswith("W")


def error_of(texts: Sequence[str], path: str, now_s: float) -> KrakenError:
    """Choose the error for the `error` list of an answer.

    Args:
        texts: The list without its warnings; not empty.
        path: What was asked, for the message.
        now_s: The present in Unix seconds; `EService: Throttled: <time>` names a moment.
    """
    message = f"Kraken answered {path} with {', '.join(texts)}"
    if any(text.startswith(_RATE_LIMITS) for text in texts):
        return KrakenRateLimitedError(message, retry_after_s=_pause(texts, now_s))
    if any(text.startswith(_UNKNOWN_PAIR) for text in texts):
        return UnknownPairError(message)
    if all(text.startswith(_PASSING) for text in texts):
        return KrakenUnavailableError(message)
    return KrakenRejectedError(message)


def _pause(texts: Sequence[str], now_s: float) -> int:
    """Read the moment of `EService: Throttled: <Unix time>`; else a pause Kraken forgives after."""
    for text in texts:
        _, _, moment = text.rpartition(":")
        if "Throttled" in text and moment.strip().isdecimal():
            return max(1, min(300, round(int(moment) - now_s)))
    return _RATE_LIMIT_PAUSE_S
