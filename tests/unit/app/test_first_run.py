from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from krakflux.app.first_run import prepare_home
from krakflux.catalog import open_catalog
from krakflux.catalog.authorizations import AuthorizationChanges
from krakflux.catalog.onboarding import OnboardingRequest
from krakflux.catalog.permissions import operator_permissions
from krakflux.catalog.records import Status
from krakflux.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from krakflux.catalog import Catalog


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = open_catalog(tmp_path / "catalog.sqlite", SystemClock())
    yield catalog
    catalog.close()


def test_an_empty_catalog_is_set_up(catalog: Catalog) -> None:
    home = prepare_home(catalog, None)
    assert (home.organization.name, home.user.name, home.bucket.name) == (
        *("krakflux", "krakflux"),
        "kraken",
    )
    assert home.bucket.retention == 0
    assert not home.user.has_password
    authorization = catalog.authorizations.find(home.token)
    assert authorization is not None
    assert authorization.permissions == operator_permissions()


def test_the_second_start_finds_the_first_ones_home(catalog: Catalog) -> None:
    first = prepare_home(catalog, None)
    assert prepare_home(catalog, first.token) == first


@pytest.mark.parametrize("loss", ["lost", "wrong", "switched off"])
def test_a_token_that_no_longer_serves_is_replaced(catalog: Catalog, loss: str) -> None:
    first = prepare_home(catalog, None)
    if loss == "switched off":
        authorization = catalog.authorizations.find(first.token)
        assert authorization is not None
        catalog.authorizations.update(
            authorization.id, AuthorizationChanges(status=Status.INACTIVE)
        )
    known = {"lost": None, "wrong": "nonsense", "switched off": first.token}[loss]
    second = prepare_home(catalog, known)
    assert second.token not in (first.token, known)
    assert catalog.authorizations.find(second.token) is not None


def test_a_home_set_up_through_the_wizard_keeps_its_own_names(catalog: Catalog) -> None:
    catalog.onboarding.complete(OnboardingRequest("ada", "lovelace", "engine", password="password"))
    home = prepare_home(catalog, None)
    assert home.user.name == "ada"
    assert (home.organization.name, home.bucket.name) == ("krakflux", "kraken")
    assert prepare_home(catalog, home.token) == home
