"""`krakflux serve`: the platform alone, set up through its API or its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from krakflux.app.announcement import Announcement
from krakflux.app.exposure import check_password, refuse_open_doors, refuse_open_set_up
from krakflux.app.files import hold_data_directory
from krakflux.app.listener import address_of, open_listener
from krakflux.app.platform import keep_house, open_stores, server_limits, tls_files
from krakflux.app.serving import run_until_signalled, serving
from krakflux.server import create_app
from krakflux.server.ports import Mode, Services

if TYPE_CHECKING:
    from krakflux.app.announcement import Announce
    from krakflux.clock import Clock
    from krakflux.config import Settings

__all__ = ["run_serve"]


def run_serve(settings: Settings, clock: Clock, announce: Announce) -> None:
    """Serve the platform until the process is told to end.

    Raises:
        ConfigurationError: a setting, the address or the data directory can't be used.
    """
    directory = settings.data_dir
    with (
        open_listener(settings.server.host, settings.server.port) as listener,
        hold_data_directory(directory),
        open_stores(directory, settings.storage, clock) as stores,
    ):
        check_password(settings.password)
        refuse_open_set_up(stores.catalog, listener, settings.password)
        refuse_open_doors(stores.catalog, listener)
        tls = tls_files(settings, clock)
        services = Services(
            catalog=stores.catalog,
            storage=stores.storage,
            clock=clock,
            limits=server_limits(settings),
            mode=Mode.SERVE,
            data_directory=directory,
            allowed_hosts=settings.server.allowed_hosts,
            set_up_password=settings.password.get_secret_value() if settings.password else None,
        )
        announcement = Announcement(
            address_of(listener, "https" if tls else "http"),
            data_directory=directory,
            authority=tls.authority if tls else None,
        )

        async def main() -> None:
            application = create_app(services)
            is_debugging = settings.log_level == "debug"
            async with serving(application, listener, tls, logs_access=is_debugging):
                announce(announcement)
                await keep_house(stores.storage)

        run_until_signalled(main())
