"""Tells by its content what a recorded file holds; names only say which pair a table is of."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from typing import TYPE_CHECKING, Any, Final

import msgspec

from krakflux.collector.replay.answers import read_result
from krakflux.collector.replay.frames import read_tapes
from krakflux.collector.replay.recordings import Moment
from krakflux.collector.replay.tables import read_table
from krakflux.errors import InvalidError

if TYPE_CHECKING:
    from pathlib import Path

    from krakflux.collector.replay.recordings import Recording

__all__ = ["read_answers", "read_recordings"]

_DECODER: Final = json.JSONDecoder()
_GZIP: Final = b"\x1f\x8b"
_LOGGED_TIME: Final = re.compile(r"-> (\d{9,10}(?:\.\d+)?):\s*$")
_LONGEST_PREAMBLE: Final = 500


def read_recordings(path: Path) -> list[Recording]:
    """Read every recording a file holds.

    Raises:
        InvalidError: nothing in it is known; the message says why.
    """
    try:
        data = path.read_bytes()
        data = gzip.decompress(data) if data.startswith(_GZIP) else data
        text = data.decode()
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InvalidError(f"can't be read: {error}") from error
    if not text.strip():
        raise InvalidError("is empty")
    recordings = _read_json(text) or [*read_tapes(data)] or _read_json_lines(text)
    return recordings if recordings else read_table(text, path.name).recordings


def read_answers(text: str) -> list[Recording]:
    """Read the answers of Kraken's REST interface in a text: one, or one a line.

    Raises:
        InvalidError: there are none.
    """
    return _read_json(text) or _read_json_lines(text)


def _read_json(text: str) -> list[Recording]:
    """Read one JSON answer, which a few lines of text may precede (a log line, a request)."""
    begin = text.find("{")
    if not 0 <= begin <= _LONGEST_PREAMBLE:
        return []
    try:
        answer, end = _DECODER.raw_decode(text, begin)
    except (json.JSONDecodeError, RecursionError):
        return []
    if begin == 0 and text[end:].strip():
        return []  # one of several
    recordings = _read_answer(answer)
    if recordings and (logged := _LOGGED_TIME.search(text[:begin])):
        recordings.append(Moment(round(float(logged[1]) * 1e9)))
    return recordings


def _read_json_lines(text: str) -> list[Recording]:
    """Read one JSON object a line: answers, or `{"response": answer, …}`."""
    if not text.startswith("{"):
        return []
    recordings: list[Recording] = []
    for line in text.splitlines():
        try:
            answer = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError):
            continue
        recordings += _read_answer(answer)
    if not recordings:
        raise InvalidError("holds no answer of Kraken's public REST interface")
    return recordings


def _read_answer(answer: Any) -> list[Recording]:
    if not isinstance(answer, dict):
        return []
    if isinstance(response := answer.get("response"), dict):
        answer = response
    if "error" in answer:
        answer = answer.get("result")
    return read_result(answer) if isinstance(answer, dict) else []
