"""Pages of lists: InfluxDB's limit, offset and after, and the links between pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, Protocol, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Request

from krakflux.errors import InvalidError
from krakflux.model.identifiers import parse_identifier
from krakflux.server.documents import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Page", "PageDependency", "PageLinks"]

_DEFAULT_LIMIT: Final = 20
_MAX_LIMIT: Final = 100


class Identified(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


Record = TypeVar("Record", bound=Identified)


class PageLinks(Document):
    """Where this page is, and its neighbours where there are any."""

    self: str
    prev: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Which stretch of a list is asked for; `query` are the request's other parameters."""

    path: str
    query: tuple[tuple[str, str], ...]
    limit: int
    offset: int
    descending: bool
    after: str | None

    def cut(self, records: Sequence[Record]) -> list[Record]:
        """Give the page's records out of the whole list."""
        ordered = list(reversed(records)) if self.descending else list(records)
        if self.after is not None:
            places = [place for place, item in enumerate(ordered) if item.id == self.after]
            ordered = ordered[places[0] + 1 :] if places else _later(ordered, self)
        return ordered[self.offset : self.offset + self.limit]

    def links(self, count: int) -> PageLinks:
        """Link a page that holds `count` records; a full page has a next one."""
        return PageLinks(
            self=self._link(self.offset),
            prev=self._link(max(0, self.offset - self.limit)) if self.offset > 0 else None,
            next=self._link(self.offset + self.limit) if count >= self.limit else None,
        )

    def _link(self, offset: int) -> str:
        words = [
            *self.query,
            ("descending", str(self.descending).lower()),
            ("limit", str(self.limit)),
            ("offset", str(offset)),
        ]
        return f"{self.path}?{urlencode(words)}"


def _later(records: Sequence[Record], page: Page) -> list[Record]:
    after = page.after or ""
    if page.descending:
        return [record for record in records if record.id < after]
    return [record for record in records if record.id > after]


async def _page(request: Request) -> Page:
    parameters = request.query_params
    own = {"limit", "offset", "descending", "sortBy", "after"}
    after = parameters.get("after") or None
    return Page(
        path=request.scope["path"],
        query=tuple((name, value) for name, value in parameters.items() if name not in own),
        limit=_limit(parameters.get("limit")),
        offset=_offset(parameters.get("offset")),
        descending=parameters.get("descending", "") in ("true", "1", "t", "T", "TRUE", "True"),
        after=None if after is None else parse_identifier(after),
    )


def _limit(text: str | None) -> int:
    if not text:
        return _DEFAULT_LIMIT
    limit = _integer(text, "limit")
    if not 1 <= limit <= _MAX_LIMIT:
        raise InvalidError(f"limit must be between 1 and {_MAX_LIMIT}")
    return limit


def _offset(text: str | None) -> int:
    offset = _integer(text, "offset") if text else 0
    if offset < 0:
        raise InvalidError("offset cannot be negative")
    return offset


def _integer(text: str, name: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise InvalidError(f'{name} must be a number, not "{text}"') from None


PageDependency = Annotated[Page, Depends(_page)]
