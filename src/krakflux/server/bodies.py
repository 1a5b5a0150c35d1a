"""Request bodies: read under a limit, decompressed under the same limit, made well-formed."""

from __future__ import annotations

import json
import re
import zlib
from typing import TYPE_CHECKING, Final

from krakflux.errors import InvalidError, RequestTooLargeError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from starlette.requests import Request

__all__ = [
    "body_chunks",
    "inflate",
    "inflate_steps",
    "is_compressed",
    "read_body",
    "replace_surrogates",
]

_GZIP: Final = frozenset({"gzip", "x-gzip"})
_STEP: Final = 1024 * 1024
_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F]")


def is_compressed(request: Request) -> bool:
    """Tell whether the body is gzip; `identity` and no encoding are plain.

    Raises:
        InvalidError: an encoding that is neither.
    """
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding in _GZIP:
        return True
    if encoding not in ("", "identity"):
        raise InvalidError(
            f"unable to read data: unsupported content encoding {encoding}",
            hint="send the body plain or as gzip",
        )
    return False


async def read_body(request: Request, limit: int, message: str) -> bytes:
    """Read a body as it was sent, at most `limit` bytes.

    Raises:
        RequestTooLargeError: with `message`, as soon as it is known.
    """
    return b"".join([chunk async for chunk in body_chunks(request, limit, message)])


async def body_chunks(request: Request, limit: int, message: str) -> AsyncIterator[bytes]:
    """Give a body as it comes, at most `limit` bytes.

    Raises:
        RequestTooLargeError: with `message`, as soon as it is known.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > limit:
        raise too_large(message, limit)
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise too_large(message, limit)
        yield chunk


def inflate(body: bytes, limit: int, message: str) -> bytes:
    """Decompress gzip (any number of members), holding at most `limit` bytes of the result.

    Raises:
        RequestTooLargeError: with `message`, before more than the limit is inflated.
        InvalidError: the body is not gzip, or was cut.
    """
    return b"".join(inflate_steps((body,), limit, message))


def inflate_steps(chunks: Iterable[bytes], limit: int, message: str) -> Iterator[bytes]:
    """Do what `inflate` does, a mebibyte of the result at a time."""
    member = zlib.decompressobj(wbits=31)
    is_inside = False
    size = 0
    for chunk in chunks:
        rest, has_more = chunk, False
        while rest or has_more:
            try:
                part = member.decompress(rest, _STEP)
            except zlib.error as error:
                raise InvalidError("unable to read data: gzip: invalid header") from error
            size += len(part)
            if size > limit:
                raise too_large(message, limit)
            yield part
            # What is inflated may wait where all of the input is taken.
            rest, has_more, is_inside = member.unconsumed_tail, len(part) == _STEP, True
            if member.eof:
                rest, has_more, is_inside = member.unused_data, False, False
                member = zlib.decompressobj(wbits=31)
    if is_inside:
        raise InvalidError("unable to read data: unexpected EOF")


def replace_surrogates(body: bytes) -> bytes:
    """Put U+FFFD for each surrogate that stands alone in a JSON body, as Go's decoder does.

    No text with one can be stored or sent; a body that is no JSON is given back as it is.
    """
    if _SURROGATE.search(body) is None:
        return body
    try:
        text = json.dumps(json.loads(body), ensure_ascii=False)
    except (ValueError, RecursionError):
        return body
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()


def too_large(message: str, limit: int) -> RequestTooLargeError:
    """Make the error of a body over its limit; the hint names the limit."""
    return RequestTooLargeError(
        message, hint=f"the limit is {limit} bytes after decompression; send smaller bodies"
    )
