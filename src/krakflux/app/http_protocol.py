"""The HTTP protocol of our servers: uvicorn's over httptools, made to read every body, in bounds.

httptools takes what follows a head with `Upgrade` for another protocol's. That is right for
WebSocket alone, the one protocol that is served here: a server leaves any other wish for an upgrade
aside and reads on in HTTP (RFC 9110, 7.8); curl's `--http2` and Java's client send such heads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    import asyncio

__all__ = ["HttpProtocol"]

# What may come without that a head, a piece of a body or a message's end comes of it.
_UNREAD_BYTES: Final = 64 * 1024
# How long a body is stands in these.
_FRAMING: Final = frozenset({b"content-length", b"transfer-encoding"})


class HttpProtocol(HttpToolsProtocol):
    """One connection."""

    transport: asyncio.Transport
    _unread_bytes = 0
    _is_in_own_head = False

    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        self._unread_bytes += len(data)
        try:
            self._feed(data)
        except httptools.HttpParserError:
            self._refuse("Invalid HTTP request received.")
            return
        if self._unread_bytes > _UNREAD_BYTES:
            self._refuse("request head or trailer too large")

    def on_message_begin(self) -> None:
        if not self._is_in_own_head:
            super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        if not self._is_in_own_head:
            super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._is_in_own_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._unread_bytes = 0
        if not self._is_in_own_head:
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._unread_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._unread_bytes = 0
        # httptools says so of every head with `Upgrade`, before the body.
        if not self.parser.should_upgrade():
            super().on_message_complete()

    def _feed(self, data: bytes) -> None:
        """Parse, whatever number of requests it is that want an upgrade."""
        while True:
            try:
                self.parser.feed_data(data)
            except httptools.HttpParserUpgrade as upgrade:
                if self._should_upgrade():
                    self.handle_websocket_upgrade()
                    return
                data = data[upgrade.args[0] :]
                self._read_on()
            else:
                return

    def _read_on(self) -> None:
        """Let the body that follows, and what comes after it, be read as if none were wanted."""
        self.parser = httptools.HttpRequestParser(self)
        # As uvicorn does: what follows the last request of a connection is no error of that.
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)
        framing = (name + b": " + value for name, value in self.headers if name in _FRAMING)
        self._is_in_own_head = True
        try:
            self.parser.feed_data(b"\r\n".join((b"POST / HTTP/1.1", *framing, b"", b"")))
        finally:
            self._is_in_own_head = False

    def _refuse(self, reason: str) -> None:
        self.logger.warning(reason)
        self.send_400_response(reason)
