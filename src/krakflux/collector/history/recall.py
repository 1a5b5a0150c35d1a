"""What a recording said before the place where an import goes on: books and forming candles."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.collector.history.blocks import BlockForm, read_blocks
from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from krakflux.collector.history.frames import FrameReader
    from krakflux.collector.history.sources import Source

__all__ = ["Imported", "recall"]

# The first frame of every connection; a reader forgets there what came before.
_BEGIN: Final = b'"channel":"status"'


@dataclass(frozen=True, slots=True)
class Imported:
    """A source that was imported by an earlier run, up to `done_bytes` of its text."""

    source: Source
    done_bytes: int


def recall(reader: FrameReader, earlier: Sequence[Imported]) -> None:
    """Let a reader know what recordings said that it has not read itself.

    Args:
        reader: Reads on afterwards.
        earlier: In their order. They are read from the last one on that holds a connection's begin.
            Where one can't be read any more, books begin with the next snapshot.
    """
    needed: list[Imported] = []
    with suppress(InvalidError):
        for imported in reversed(earlier):
            needed.append(imported)
            if any(_BEGIN in text for text in _frames(imported)):
                break
        for imported in reversed(needed):
            for text in _frames(imported):
                reader.read(text)


def _frames(imported: Imported) -> Iterator[bytes]:
    """Give the text of a recording block by block; nothing of another source."""
    begin = 0
    for block in read_blocks(imported.source, 0):
        if block.form is not BlockForm.FRAMES or begin >= imported.done_bytes:
            return
        yield block.text.encode()[: imported.done_bytes - begin]
        begin = block.end
