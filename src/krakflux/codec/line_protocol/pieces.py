"""A body cut into pieces that can be parsed one after another, as if it were whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.codec.line_protocol.lines import leaves_string_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["cut_pieces"]


def cut_pieces(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """Cut a body where lines end, into pieces of about `size` bytes; none is empty.

    A line longer than that stays whole.
    """
    waiting = bytearray()
    wanted = size
    for chunk in chunks:
        waiting += chunk
        if len(waiting) < wanted:
            continue
        end = _end_of_lines(bytes(waiting))
        if end:
            yield bytes(waiting[:end])
            del waiting[:end]
        # A long line is not looked through again for each chunk.
        wanted = max(size, 2 * len(waiting))
    if waiting:
        yield bytes(waiting)


def _end_of_lines(content: bytes) -> int:
    """Give where the last line ends that is whole, its newline included; 0 = none is."""
    if b'"' not in content:
        return content.rfind(b"\n") + 1
    # Each byte a character: what delimits is ASCII, and no part of another character is.
    text = content.decode("latin-1")
    end = start = 0
    is_open = False
    while (stop := text.find("\n", start)) >= 0:
        is_open = leaves_string_open(text[start:stop], inside=is_open)
        start = stop + 1
        if not is_open:
            end = start
    return end
