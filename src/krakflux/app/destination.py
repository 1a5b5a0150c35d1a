"""Where commands that bring history write: the data directory itself, or whoever serves it."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import httpx2

from krakflux.app.files import DirectoryInUseError, hold_data_directory
from krakflux.app.first_run import prepare_home
from krakflux.app.holdings import ledger_file
from krakflux.app.platform import open_stores
from krakflux.app.profile import read_profile
from krakflux.collector.derived import CandleDeriver, StorageMarketStore
from krakflux.collector.ledger import open_ledger
from krakflux.collector.ledger.verify import forget_lost_pairs
from krakflux.collector.sinks import InfluxTarget, StorageSink
from krakflux.collector.sinks.direct import DirectSink
from krakflux.errors import ConfigurationError, UnavailableError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from krakflux.app.profile import Profile
    from krakflux.clock import Clock
    from krakflux.collector.ledger import Ledger
    from krakflux.collector.sinks import Sink
    from krakflux.config import Settings

__all__ = ["Destination", "open_destination"]

_TIMEOUT_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Destination:
    """A bucket and its ledger.

    Attributes:
        description: For people.
        deriver: Makes candles from trades; None where the platform that runs does it.
    """

    sink: Sink
    ledger: Ledger
    description: str
    deriver: CandleDeriver | None = None

    async def finish(self) -> None:
        """Make the candles of what was written."""
        if self.deriver is not None:
            await self.deriver.derive()


@asynccontextmanager
async def open_destination(settings: Settings, clock: Clock) -> AsyncIterator[Destination]:
    """Open the bucket that `up` collects into; while `up` runs, write through it.

    Raises:
        ConfigurationError: the data directory can't be used.
        UnavailableError: the platform that serves it doesn't answer.
    """
    directory = settings.data_dir
    async with AsyncExitStack() as stack:
        try:
            stack.enter_context(hold_data_directory(directory))
        except DirectoryInUseError:
            profile = read_profile(directory)
            if profile is None:
                raise
            yield await _open_platform(stack, settings, profile)
            return
        stores = stack.enter_context(open_stores(directory, settings.storage, clock))
        known = read_profile(directory)
        home = prepare_home(stores.catalog, known.token if known else None)
        ledger = stack.enter_context(open_ledger(ledger_file(directory), home.bucket.id))
        await asyncio.to_thread(forget_lost_pairs, ledger, stores.storage, home.bucket.id)
        sink = StorageSink(stores.storage, home.bucket.id)
        market = StorageMarketStore(stores.storage, home.bucket.id)
        yield Destination(sink, ledger, str(directory), CandleDeriver(ledger, market, sink, clock))


async def _open_platform(
    stack: AsyncExitStack, settings: Settings, profile: Profile
) -> Destination:
    trust = ssl.create_default_context(cafile=profile.authority) if profile.authority else True
    http = await stack.enter_async_context(httpx2.AsyncClient(timeout=_TIMEOUT_S, verify=trust))
    bucket = await _bucket_id(http, profile)
    ledger = stack.enter_context(open_ledger(ledger_file(settings.data_dir), bucket))
    target = InfluxTarget(profile.url, profile.token, profile.org, profile.bucket)
    return Destination(DirectSink(http, target), ledger, profile.url)


async def _bucket_id(http: httpx2.AsyncClient, profile: Profile) -> str:
    try:
        answer = await http.get(
            f"{profile.url}/api/v2/buckets",
            params={"org": profile.org, "name": profile.bucket},
            headers={"Authorization": f"Token {profile.token}"},
        )
    except httpx2.HTTPError as error:
        raise UnavailableError(f"{profile.url} can't be reached: {error}") from error
    if answer.status_code != 200:
        raise ConfigurationError(f"{profile.url} does not accept the profile's token")
    return str(answer.json()["buckets"][0]["id"])
