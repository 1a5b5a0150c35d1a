"""`GET /api/krakflux/pairs`: which trades are held, and which are missing, for page and CLI."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from fastapi import APIRouter

from krakflux.model.time import format_rfc3339
from krakflux.server.access import CallerDependency, ServicesDependency, require_market
from krakflux.server.documents import Document

if TYPE_CHECKING:
    from krakflux.server.ports import HoldingsSnapshot, HoleSnapshot

router = APIRouter(prefix="/api/krakflux", tags=["terminal"])


class HoleDocument(Document):
    """Trades that are, or were, missing between two held ones.

    `begin` and `end` are the times of those two; `healed` is null while any is missing.
    """

    first_id: int
    last_id: int
    missing: int
    begin: str
    end: str
    cause: str
    noticed: str
    healed: str | None


class HoldingsDocument(Document):
    """A pair's numbered trades."""

    pair: str
    first: str
    last: str
    first_id: int
    last_id: int
    trades: int
    missing: int
    holes: list[HoleDocument]


class PairsDocument(Document):
    """Every pair of which trades are held."""

    pairs: list[HoldingsDocument]


@router.get("/pairs")
async def read_pairs(caller: CallerDependency, services: ServicesDependency) -> PairsDocument:
    """Tell what the collector of this process holds; no pairs where there is none."""
    require_market(caller, services)
    if services.trades is None:
        return PairsDocument(pairs=[])
    held = await asyncio.to_thread(services.trades.holdings)
    return PairsDocument(pairs=[holdings_document(each) for each in held])


def holdings_document(held: HoldingsSnapshot) -> HoldingsDocument:
    """Write one pair's holdings as the API does."""
    return HoldingsDocument(
        pair=held.pair,
        first=format_rfc3339(held.first),
        last=format_rfc3339(held.last),
        first_id=held.first_id,
        last_id=held.last_id,
        trades=held.trades,
        missing=held.missing,
        holes=[_hole_document(hole) for hole in held.holes],
    )


def _hole_document(hole: HoleSnapshot) -> HoleDocument:
    return HoleDocument(
        first_id=hole.first_id,
        last_id=hole.last_id,
        missing=hole.missing,
        begin=format_rfc3339(hole.begin),
        end=format_rfc3339(hole.end),
        cause=hole.cause,
        noticed=format_rfc3339(hole.noticed),
        healed=None if hole.healed is None else format_rfc3339(hole.healed),
    )
