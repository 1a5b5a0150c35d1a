"""`GET /api/krakflux/scan`: what was traded of every pair in the newest minute, for the page."""

from __future__ import annotations

from fastapi import APIRouter

from krakflux.model.time import format_rfc3339
from krakflux.server.access import CallerDependency, ServicesDependency, require_market
from krakflux.server.documents import Document

router = APIRouter(prefix="/api/krakflux", tags=["terminal"])


class ScannedPairDocument(Document):
    """A pair's minute; the usual one is the average of the last 24 hours."""

    pair: str
    last: float | None
    volume: float
    trades: int
    usual_volume: float | None
    usual_trades: float | None


class ScanDocument(Document):
    """The newest minute: how many pairs were looked at, and those that were traded in it.

    `enabled` is false where nobody asked for scans; `time` is null before the second one.
    """

    enabled: bool
    time: str | None
    pairs: int
    traded: list[ScannedPairDocument]


@router.get("/scan")
async def read_scan(caller: CallerDependency, services: ServicesDependency) -> ScanDocument:
    """Tell whoever may read the market's bucket."""
    require_market(caller, services)
    newest = None if services.scan is None else services.scan.newest()
    return ScanDocument(
        enabled=services.scan is not None,
        time=None if newest is None else format_rfc3339(newest.time),
        pairs=0 if newest is None else newest.pairs,
        traded=[
            ScannedPairDocument(
                pair=each.pair,
                last=each.last,
                volume=each.volume,
                trades=each.trades,
                usual_volume=each.usual_volume,
                usual_trades=each.usual_trades,
            )
            for each in (() if newest is None else newest.traded)
        ],
    )
