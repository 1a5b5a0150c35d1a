"""Where the parser stands in a script: the current token, the open brackets, the problems found.

The scanner is driven by the parser, because what `/` and `"` mean depends on the grammar. Every
character is scanned a bounded number of times, so parsing takes time linear in the text.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from krakflux.errors import SourceLocation
from krakflux.flux.syntax.problems import SyntaxProblem
from krakflux.flux.syntax.tokens import INTERPOLATED_TEXT, REGEXP, TOKEN, WORDS

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

__all__ = ["MAX_CHAIN", "MAX_NESTING", "MAX_PROBLEMS", "Cursor", "ParsingStopped", "Position"]

Position = tuple[int, int]  # line, column

# Brackets, blocks and operands within one another. A level costs the parser and every later walk
# of the tree a handful of Python frames; a thousand are all there are.
MAX_NESTING: Final = 100
# Links of one chain: a |> b() |> c(), a or b or c, a.b.c. Later walks follow a chain in a loop.
MAX_CHAIN: Final = 10_000
# After so many problems nobody reads on.
MAX_PROBLEMS: Final = 50

_CLOSING: Final = ("RPAREN", "RBRACK", "RBRACE")


class ParsingStopped(Exception):
    """Parsing does not go on; the reason stands among the problems."""


class Cursor:
    """A position in a script that moves from token to token.

    Columns count UTF-8 bytes from 1, as InfluxDB's do.

    Attributes:
        kind: Name of the current token's kind, as InfluxDB's messages name it.
        literal: The current token as written.
        position: Line and column of the current token.
        problems: What was found so far, in the order of finding.
    """

    __slots__ = (
        "_columns",
        "_end_offset",
        "_line",
        "_line_start",
        "_line_starts",
        "_match",
        "_nesting",
        "_next_line",
        "_open",
        "_pending",
        "_previous_end",
        "_previous_offset",
        "_token_end",
        "kind",
        "literal",
        "offset",
        "position",
        "problems",
        "text",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[SyntaxProblem] = []
        self._columns = _byte_offsets(text)
        self._line_starts = _line_starts(text)
        self._line = 1
        self._line_start = 0  # in bytes, as columns are
        self._next_line = self._line_starts[1]
        self._match = TOKEN.match
        self._nesting = 0
        self._open = dict.fromkeys(_CLOSING, 0)
        self._pending: list[str] = []
        self._previous_end: Position = (1, 1)
        self._token_end: Position = (1, 1)
        self._previous_offset = 0
        self._end_offset = 0
        self.kind = ""
        self.literal = ""
        self.offset = 0
        self.position: Position = (1, 1)
        self.advance()

    # Tokens

    def advance(self) -> None:
        """Take the current token and go to the next one."""
        self._previous_end = self._token_end
        self._previous_offset = self._end_offset
        match = self._match(self.text, self._end_offset)
        assert match is not None  # the last alternative takes any character
        group = match.lastindex or 0
        self.literal = literal = match[group]
        self.kind = WORDS.get(literal) or match.lastgroup or "EOF"
        self._place(*match.span(group))

    def _place(self, start: int, end: int) -> None:
        while start >= self._next_line:
            self._line += 1
            self._line_start = self._columns[self._next_line]
            self._next_line = self._line_starts[self._line]
        self.offset, self._end_offset = start, end
        columns, line = self._columns, self._line
        self.position = (line, columns[start] - self._line_start + 1)
        if end < self._next_line:
            self._token_end = (line, columns[end] - self._line_start + 1)
        else:  # text over several lines
            line = bisect_right(self._line_starts, end)
            self._token_end = (line, columns[end] - columns[self._line_starts[line - 1]] + 1)

    def rescan_regexp(self) -> None:
        """Read the current `/` as the start of a regular expression, if it is one."""
        match = REGEXP.match(self.text, self.offset)
        if match is not None:
            self.literal = match[0]
            self.kind = "REGEX"
            self._place(*match.span())

    def scan_text(self) -> None:
        """Take the current token and read on as text of an interpolated string.

        The next token is TEXT (never empty), STRINGEXPR (`${`), QUOTE or EOF.
        """
        self._previous_end = self._token_end
        match = INTERPOLATED_TEXT.match(self.text, self._end_offset)
        assert match is not None  # it may match nothing
        if match.end() == match.start():
            self._scan_text_end(match.end())
        else:
            self.kind, self.literal = "TEXT", match[0]
            self._place(*match.span())

    def _scan_text_end(self, offset: int) -> None:
        if self.text.startswith("${", offset):
            self.kind, self.literal = "STRINGEXPR", "${"
        elif self.text.startswith('"', offset):
            self.kind, self.literal = "QUOTE", '"'
        elif offset == len(self.text):
            self.kind, self.literal = "EOF", ""
        else:  # a lone backslash before the end of the text
            self.kind, self.literal = "ILLEGAL", self.text[offset]
        self._place(offset, offset + len(self.literal))

    def follows(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the text after the current token goes on like `pattern`."""
        return pattern.match(self.text, self._end_offset) is not None

    def starts(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether the text from the current token on reads like `pattern`."""
        return pattern.match(self.text, self.offset) is not None

    def taken_since(self, offset: int) -> str:
        """Give the text from `offset` to the end of the last token taken."""
        return self.text[offset : self._previous_offset]

    # Places

    def location(self, start: Position) -> SourceLocation:
        """Give the stretch from `start` to the end of the last token taken.

        Faults that were noticed since the last node was finished belong to the node that asks.
        """
        end = self._previous_end
        if end < start:
            end = start  # nothing was taken
        location = SourceLocation(start[0], start[1], end[0], end[1])
        if self._pending:
            pending, self._pending = self._pending, []
            for message in pending:
                self.report(message, location)
        return location

    def location_to_token_end(self, start: Position) -> SourceLocation:
        """Give the stretch from `start` to the end of the current token."""
        return SourceLocation(*start, *self._token_end)

    def token_location(self) -> SourceLocation:
        """Give the place of the current token."""
        return SourceLocation(*self.position, *self._token_end)

    # Faults

    def report(self, message: str, location: SourceLocation) -> None:
        """Note a problem at a known place.

        Raises:
            ParsingStopped: Enough problems were found.
        """
        self.problems.append(SyntaxProblem(location, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise ParsingStopped

    def fault(self, message: str) -> None:
        """Note a problem whose place is the node that is finished next."""
        self._pending.append(message)

    def flush(self) -> None:
        """Report what is still pending at the current token."""
        self.location(self.position)

    def unexpected(self, expected: str) -> str:
        """Say that the current token is not of the kind it should be."""
        if self.kind == "EOF":
            return f"expected {expected}, got EOF"
        line, column = self.position
        return f"expected {expected}, got {self.kind} ({self.literal}) at {line}:{column}"

    def expect(self, kind: str) -> None:
        """Take a token that must be of `kind`; another one is noted and taken as well."""
        if self.kind != kind:
            self.fault(self.unexpected(kind))
        if self.kind != "EOF":
            self.advance()

    def missing(self, kind: str) -> SourceLocation:
        """Report that a token of `kind` should stand before the current one; gives its place."""
        place = SourceLocation(*self.position, *self.position)
        self.report(self.unexpected(kind), place)
        return place

    # Brackets

    def open(self, closing: str) -> None:
        """Take an opening bracket; until `close`, `more` stops at `closing`."""
        self._open[closing] += 1
        self.advance()

    def close(self, closing: str) -> None:
        """Take the bracket `closing`; another token is noted as a fault and left alone."""
        self._open[closing] -= 1
        if self.kind == closing:
            self.advance()
        else:
            self.fault(f"expected {closing}, got {self.kind}")

    def close_text(self, closing: str) -> None:
        """Take the bracket that ends an expression in a string and read on as text."""
        self._open[closing] -= 1
        if self.kind == closing:
            self.scan_text()
        else:
            self.fault(f"expected {closing}, got {self.kind}")

    def more(self) -> bool:
        """Tell whether the innermost open bracket holds more: no open one ends here."""
        return self.kind != "EOF" and not self._open.get(self.kind, 0)

    def enter(self) -> None:
        """Go one level deeper.

        Raises:
            ParsingStopped: That is too deep.
        """
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            self.stop_too_deep()

    def leave(self) -> None:
        """Come back from a level."""
        self._nesting -= 1

    def stop_too_deep(self) -> None:
        """Give up on a script that no walk of its tree could take.

        Raises:
            ParsingStopped: Always.
        """
        self.report("Program is nested too deep", self.token_location())
        raise ParsingStopped


def _byte_offsets(text: str) -> Sequence[int]:
    """For each character and the end of the text: its offset in UTF-8 bytes."""
    if text.isascii():
        return range(len(text) + 1)
    return [0, *accumulate(len(character.encode(errors="surrogatepass")) for character in text)]


def _line_starts(text: str) -> list[int]:
    """Offsets of the lines' first characters, and one offset beyond the text."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    starts[-1] += 1  # the end of the text still belongs to the last line
    return starts
