"""Slows down guessing of passwords and sign-in codes."""

from __future__ import annotations

import math
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from krakflux.errors import TooManyRequestsError
from krakflux.model.time import MINUTE, SECOND

if TYPE_CHECKING:
    from krakflux.clock import Clock

__all__ = ["SignInThrottle"]

_ATTEMPTS: Final = 10
_PERIOD: Final = MINUTE
_MAX_KEYS: Final = 4096


class SignInThrottle:
    """Counts failed attempts by client address and by user name, ten a minute each.

    Used on the event loop alone. Success does not need to be told: only failures count.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, list[int]] = OrderedDict()

    def check(self, *keys: str) -> None:
        """Refuse an attempt of someone who failed too often.

        Raises:
            TooManyRequestsError: with the time after which to try again.
        """
        now = self._clock.now()
        for key in keys:
            recent = [time for time in self._failures.get(key, ()) if time > now - _PERIOD]
            if len(recent) >= _ATTEMPTS:
                wait = math.ceil((recent[0] + _PERIOD - now) / SECOND)
                raise TooManyRequestsError("too many failed sign-ins", retry_after_s=wait)

    def note_failure(self, *keys: str) -> None:
        """Count a failed attempt."""
        now = self._clock.now()
        for key in keys:
            recent = [time for time in self._failures.pop(key, ()) if time > now - _PERIOD]
            self._failures[key] = [*recent, now]
        while len(self._failures) > _MAX_KEYS:
            self._failures.popitem(last=False)
