"""What literals mean: their text goes in, their value comes out, or why they have none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

import re2

from krakflux.model.time import MAX_TIME, MIN_TIME, SECOND

__all__ = [
    "LiteralError",
    "parse_date_time",
    "parse_duration",
    "parse_integer",
    "parse_regexp",
    "parse_string",
    "regexp_error",
    "unescape",
]

_MAX_INTEGER: Final = (1 << 63) - 1
_EPOCH: Final = date(1970, 1, 1).toordinal()
_DURATION_PART = re.compile(r"([0-9]+)([a-zµμ]+)")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|(\$\{)|(.?))", re.DOTALL)
_SIMPLE_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_REGEXP_ESCAPE = re.compile(r"\\(?:(/)|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_DATE_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:(Z)|([-+])(\d\d):(\d\d))?)?"
)

_RE2_OPTIONS = re2.Options()
_RE2_OPTIONS.log_errors = False


class LiteralError(ValueError):
    """The literal has no value; the message says why."""


def parse_integer(literal: str, *, negated: bool = False) -> int:
    """Read a decimal number of 64 bits.

    Args:
        literal: Digits.
        negated: Whether a minus stands before it, so that 2^63 is allowed.

    Raises:
        LiteralError: A leading zero, or out of range.
    """
    if literal[0] == "0" and len(literal) > 1:
        raise LiteralError(
            f'invalid integer literal "{literal}": nonzero value cannot start with 0'
        )
    # Python refuses to read thousands of digits; twenty are too many here
    if len(literal) >= 20 or int(literal) > _MAX_INTEGER + negated:
        raise LiteralError(f'invalid integer literal "{literal}": value out of range')
    return int(literal)


def parse_duration(literal: str) -> tuple[tuple[int, str], ...]:
    """Split `1h30m` into its magnitudes and units, as they stand.

    Raises:
        LiteralError: A magnitude exceeds 64 bits.
    """
    parts = _DURATION_PART.findall(literal)
    if any(len(magnitude) >= 20 or int(magnitude) > _MAX_INTEGER for magnitude, _ in parts):
        raise LiteralError(f'invalid duration literal "{literal}": value out of range')
    return tuple((int(magnitude), unit) for magnitude, unit in parts)


def parse_date_time(literal: str) -> int:
    """Read RFC 3339, or a date alone (midnight UTC), to nanoseconds since the epoch.

    Raises:
        LiteralError: No such date or time, no offset, or beyond what 64 bits of nanoseconds hold.
    """
    match = _DATE_TIME.fullmatch(literal)
    if match is None:
        raise LiteralError(f'invalid date time literal "{literal}"')
    year, month, day, hour, minute, second, fraction, zulu, sign, *offset = match.groups()
    if hour is not None and zulu is None and sign is None:
        raise LiteralError("invalid date time literal, missing time offset")
    try:
        days = date(int(year), int(month), int(day)).toordinal() - _EPOCH
        clock = datetime(1970, 1, 1, int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC)
    except ValueError as error:
        raise LiteralError(f'invalid date time literal "{literal}": {error}') from error
    seconds = days * 86_400 + int(clock.timestamp())
    if sign is not None:
        shift = int(offset[0]) * 3_600 + int(offset[1]) * 60
        seconds += -shift if sign == "+" else shift
    value = seconds * SECOND + int((fraction or "")[:9].ljust(9, "0"))
    if not MIN_TIME <= value <= MAX_TIME:
        raise LiteralError(f'invalid date time literal "{literal}": time out of range')
    return value


def parse_string(literal: str) -> str:
    """Read a quoted string.

    Raises:
        LiteralError: An escape that Flux does not know, or bytes that are no UTF-8.
    """
    return unescape(literal[1:-1])


def unescape(text: str) -> str:
    r"""Replace the escapes \n \r \t \" \\ \${ and \xHH; the latter are bytes of UTF-8.

    Raises:
        LiteralError: As `parse_string`.
    """
    if "\\" not in text:
        return text
    return _decode(_ESCAPE.sub(_unescape_one, text), text)


def _unescape_one(match: re.Match[str]) -> str:
    byte, dollar, simple = match.groups()
    if byte is not None:
        return chr(_BYTES + int(byte, 16))
    if dollar is not None:
        return "${"
    if simple not in _SIMPLE_ESCAPES:
        raise LiteralError(f"invalid escape character {simple}")
    return _SIMPLE_ESCAPES[simple]


# Bytes written as \xHH wait for their neighbours at code points that no text holds (surrogates).
_BYTES: Final = 0xDC00
_BYTE_RUN = re.compile("[\udc00-\udcff]+")


def _decode(text: str, source: str) -> str:
    def decode_run(match: re.Match[str]) -> str:
        return bytes(ord(character) - _BYTES for character in match[0]).decode()

    try:
        return _BYTE_RUN.sub(decode_run, text)
    except UnicodeDecodeError as error:
        raise LiteralError(f'invalid string literal "{source}": not valid UTF-8') from error


def parse_regexp(literal: str) -> str:
    r"""Read `/pattern/`: \/ and \xHH are replaced, everything else is RE2's.

    Raises:
        LiteralError: RE2 can't compile the pattern.
    """
    pattern = literal[1:-1]
    if "\\" in pattern:
        pattern = _decode(_REGEXP_ESCAPE.sub(_unescape_regexp, pattern), pattern)
    reason = regexp_error(pattern)
    if reason is not None:
        raise LiteralError(f"regex parse error: {reason}")
    return pattern


def _unescape_regexp(match: re.Match[str]) -> str:
    slash, byte, _other = match.groups()
    if slash is not None:
        return "/"
    return chr(_BYTES + int(byte, 16)) if byte is not None else match[0]


@lru_cache(maxsize=1024)
def regexp_error(pattern: str) -> str | None:
    """Say why RE2 refuses a pattern; None if it doesn't."""
    try:
        re2.compile(pattern, _RE2_OPTIONS)
    except re2.error as error:
        reason = error.args[0]
        return reason.decode() if isinstance(reason, bytes) else str(reason)
    return None
