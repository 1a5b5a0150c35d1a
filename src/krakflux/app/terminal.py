"""Platform, collector and page in one process: what `up` and `demo` are made of."""

from __future__ import annotations

from contextlib import AsyncExitStack, ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from krakflux.app.announcement import Announcement, Collecting
from krakflux.app.exposure import (
    apply_password,
    check_password,
    refuse_open_doors,
    refuse_open_set_up,
)
from krakflux.app.feed import (
    CollectorFeed,
    CollectorScan,
    collecting,
    collector_settings,
    trade_book,
)
from krakflux.app.files import hold_data_directory
from krakflux.app.first_dashboards import make_first_dashboards
from krakflux.app.first_run import Home, prepare_home
from krakflux.app.holdings import LedgerHoldings, ledger_file
from krakflux.app.listener import address_of, open_listener
from krakflux.app.platform import Stores, keep_house, open_stores, server_limits, tls_files
from krakflux.app.profile import Profile, read_profile, write_profile
from krakflux.app.serving import serving
from krakflux.catalog.sign_in_codes import SignInCodes
from krakflux.collector.derived import CandleDeriver, StorageMarketStore
from krakflux.collector.ledger import open_ledger
from krakflux.collector.ledger.verify import forget_lost_pairs
from krakflux.collector.memory import StorageCandleMemory
from krakflux.collector.sinks import StorageSink
from krakflux.collector.supervisor import open_collector
from krakflux.server import create_app
from krakflux.server.ports import Mode, Services

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from krakflux.app.announcement import Announce
    from krakflux.app.tls import TlsFiles
    from krakflux.clock import Clock
    from krakflux.collector.ledger import Ledger
    from krakflux.collector.settings import CollectorSettings
    from krakflux.config import Settings

__all__ = ["Terminal", "open_terminal", "run_terminal"]

_DEMO_COMMAND: Final = "krakflux demo"


@dataclass(frozen=True, slots=True)
class Terminal:
    """Everything that is open before the first request: only the machine can fail from here."""

    settings: Settings
    feed: CollectorSettings
    clock: Clock
    mode: Mode
    listener: socket.socket
    tls: TlsFiles | None
    stores: Stores
    home: Home
    ledger: Ledger

    @property
    def address(self) -> str:
        return address_of(self.listener, "https" if self.tls else "http")


@contextmanager
def open_terminal(settings: Settings, clock: Clock, mode: Mode) -> Iterator[Terminal]:
    """Open socket, data directory, engine and catalog, and set up what is missing.

    Raises:
        ConfigurationError: a setting, the address or the data directory can't be used.
    """
    directory = settings.data_dir
    feed = collector_settings(settings.collector)
    with ExitStack() as stack:
        listener = stack.enter_context(open_listener(settings.server.host, settings.server.port))
        stack.enter_context(hold_data_directory(directory))
        stores = stack.enter_context(open_stores(directory, settings.storage, clock))
        check_password(settings.password)
        refuse_open_set_up(stores.catalog, listener, settings.password)
        profile = read_profile(directory)
        home = prepare_home(stores.catalog, profile.token if profile else None)
        make_first_dashboards(stores.catalog, home, feed.pairs[0] if feed.pairs else "")
        apply_password(stores.catalog, home.user, settings.password)
        refuse_open_doors(stores.catalog, listener)
        tls = tls_files(settings, clock)
        ledger = stack.enter_context(open_ledger(ledger_file(directory), home.bucket.id))
        forget_lost_pairs(ledger, stores.storage, home.bucket.id)
        terminal = Terminal(settings, feed, clock, mode, listener, tls, stores, home, ledger)
        write_profile(directory, _profile(terminal))
        yield terminal


async def run_terminal(terminal: Terminal, announce: Announce) -> None:
    """Serve and collect until cancelled; then requests are answered and polls stored first."""
    storage, home = terminal.stores.storage, terminal.home
    codes = SignInCodes()
    sink = StorageSink(storage, home.bucket.id)
    memory = StorageCandleMemory(storage, home.bucket.id)
    book = trade_book(terminal.settings.collector, terminal.ledger, sink, terminal.clock)
    market = StorageMarketStore(storage, home.bucket.id)
    deriver = CandleDeriver(terminal.ledger, market, sink, terminal.clock)
    async with AsyncExitStack() as stack:
        collector = await stack.enter_async_context(
            open_collector(terminal.feed, sink, terminal.clock, memory, book, [deriver.work])
        )
        application = create_app(_services(terminal, CollectorFeed(collector, book), codes))
        is_debugging = terminal.settings.log_level == "debug"
        await stack.enter_async_context(
            serving(application, terminal.listener, terminal.tls, logs_access=is_debugging)
        )
        announce(_announcement(terminal, codes.issue(home.user.id)))
        await stack.enter_async_context(collecting(collector, sink))
        await keep_house(storage)


def _services(terminal: Terminal, feed: CollectorFeed, codes: SignInCodes) -> Services:
    scanner = feed.collector.scanner
    return Services(
        catalog=terminal.stores.catalog,
        storage=terminal.stores.storage,
        clock=terminal.clock,
        limits=server_limits(terminal.settings),
        mode=terminal.mode,
        feed=feed,
        trades=None if feed.book is None else LedgerHoldings(terminal.ledger),
        live=feed.collector.market,
        scan=None if scanner is None else CollectorScan(scanner),
        sign_in_codes=codes,
        organization=terminal.home.organization.name,
        bucket=terminal.home.bucket.name,
        data_directory=terminal.settings.data_dir,
        demo_hint=_DEMO_COMMAND,
        allowed_hosts=terminal.settings.server.allowed_hosts,
    )


def _profile(terminal: Terminal) -> Profile:
    authority = terminal.tls.authority if terminal.tls else None
    return Profile(
        url=terminal.address,
        token=terminal.home.token,
        org=terminal.home.organization.name,
        bucket=terminal.home.bucket.name,
        authority=str(authority.resolve()) if authority else "",
    )


def _announcement(terminal: Terminal, code: str) -> Announcement:
    feed = terminal.feed
    return Announcement(
        address=terminal.address,
        # In the fragment, which browsers send to nobody.
        sign_in=f"{terminal.address}/#code={code}",
        data_directory=terminal.settings.data_dir,
        collecting=Collecting(
            feed.exchange, feed.pairs, feed.interval_s, terminal.mode is Mode.DEMO
        ),
        authority=terminal.tls.authority if terminal.tls else None,
    )
