"""Which subscriptions are wanted, and what the exchange said to each of them."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from krakflux.kraken.websocket.requests import subscribe_request, unsubscribe_request

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from krakflux.kraken.websocket.messages import SubscriptionAnswer
    from krakflux.kraken.websocket.requests import Channel

__all__ = ["SubscriptionBook"]


class _State(Enum):
    PENDING = auto()
    GRANTED = auto()
    REFUSED = auto()


class SubscriptionBook:
    """Writes the requests of one connection after the other and keeps the answers.

    Args:
        wanted: The channels, each with its pairs; a channel's name occurs once.
        asset_class: Sent with every request where set.
    """

    def __init__(
        self, wanted: Sequence[tuple[Channel, Sequence[str]]], asset_class: str | None
    ) -> None:
        self._asset_class = asset_class
        self._channels = {channel.name: channel for channel, _ in wanted}
        self._states = {
            (channel.name, pair): _State.PENDING for channel, pairs in wanted for pair in pairs
        }
        self._asked: dict[int, str] = {}
        self._last_id = 0

    @property
    def has_granted(self) -> bool:
        return _State.GRANTED in self._states.values()

    @property
    def has_pending(self) -> bool:
        return _State.PENDING in self._states.values()

    def next_id(self) -> int:
        """Give a number that no request had yet."""
        self._last_id += 1
        return self._last_id

    def all_requests(self) -> list[bytes]:
        """Write the requests of a new connection: nothing is subscribed there."""
        self._asked.clear()
        for key in self._states:
            self._states[key] = _State.PENDING
        return self.pending_requests()

    def pending_requests(self) -> list[bytes]:
        """Write the requests that have no answer yet."""
        return self._requests(_State.PENDING)

    def refused_requests(self) -> list[bytes]:
        """Write the requests that were refused, to try them again."""
        return self._requests(_State.REFUSED)

    def renew(self, channel: str, pair: str) -> list[bytes]:
        """Write what ends one subscription and makes it again; nothing where it isn't held."""
        if self._states.get((channel, pair)) is not _State.GRANTED:
            return []
        chosen = self._channels[channel]
        return [
            unsubscribe_request(chosen, [pair], self._ask(channel), self._asset_class),
            subscribe_request(chosen, [pair], self._ask(channel), self._asset_class),
        ]

    def note(self, answer: SubscriptionAnswer) -> str | None:
        """Keep an answer; gives the channel it is about, None where that can't be told."""
        channel = answer.channel or self._asked.get(answer.request_id or 0)
        if answer.method == "subscribe":
            state = _State.GRANTED if answer.success else _State.REFUSED
            for key in self._meant(channel, answer.pair):
                self._states[key] = state
        return channel

    def _meant(self, channel: str | None, pair: str | None) -> list[tuple[str, str]]:
        """Find what an answer is about; a refusal may leave out channel or pair."""
        return [
            key
            for key, state in self._states.items()
            if (key[0] == channel if channel else state is _State.PENDING)
            and (key[1] == pair if pair else state is _State.PENDING)
        ]

    def _requests(self, state: _State) -> list[bytes]:
        requests = []
        for name, channel in self._channels.items():
            pairs = [pair for pair in self._pairs_of(name) if self._states[name, pair] is state]
            if pairs:
                identifier = self._ask(name)
                requests.append(subscribe_request(channel, pairs, identifier, self._asset_class))
        return requests

    def _pairs_of(self, name: str) -> Iterable[str]:
        return [pair for channel, pair in self._states if channel == name]

    def _ask(self, channel: str) -> int:
        identifier = self.next_id()
        self._asked[identifier] = channel
        return identifier
