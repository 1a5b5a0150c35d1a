"""Random changes, failures and restarts: catalog and storage always end in step."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from krakflux.catalog import open_catalog
from krakflux.catalog.buckets import BucketChanges, BucketDraft
from krakflux.catalog.onboarding import OnboardingRequest
from krakflux.errors import KrakfluxError, UnavailableError
from krakflux.model.time import DAY
from support.catalog import RecordingStore, SteppingClock

names = st.sampled_from(("a", "b", "c"))
retentions = st.sampled_from((0, DAY, 2 * DAY))


class CatalogBesideStorage(RuleBasedStateMachine):
    """Keeps what should exist: organization and bucket name → retention."""

    def __init__(self) -> None:
        super().__init__()
        self._directory = tempfile.TemporaryDirectory()
        self._path = Path(self._directory.name) / "catalog.sqlite"
        self._clock = SteppingClock()
        self._store = RecordingStore()
        self._catalog = open_catalog(self._path, self._clock)
        self._catalog.attach(self._store)
        made = self._catalog.onboarding.complete(OnboardingRequest("ada", "lab", "points"))
        self._user = made.user.id
        self._expected = {"lab": {"points": 0}}

    def teardown(self) -> None:
        self._catalog.close()
        self._directory.cleanup()

    @rule(fails=st.booleans())
    def storage_fails_or_recovers(self, fails: bool) -> None:
        self._store.failure = UnavailableError("the disk is full") if fails else None

    @rule()
    def restart(self) -> None:
        self._store.failure = None
        self._catalog.close()
        self._catalog = open_catalog(self._path, self._clock)
        self._catalog.attach(self._store)
        assert set(self._store.retentions) == set(self._catalog.snapshot.buckets)

    @rule(organization=names)
    def make_organization(self, organization: str) -> None:
        with suppress(KrakfluxError):
            self._catalog.organizations.create(organization, "", self._user)
            self._expected[organization] = {}

    @rule(organization=names)
    def delete_organization(self, organization: str) -> None:
        found = self._catalog.snapshot.organization_names.get(organization)
        if found is not None:
            self._catalog.organizations.delete(found.id)
            del self._expected[organization]

    @rule(organization=names, bucket=names, retention=retentions)
    def make_bucket(self, organization: str, bucket: str, retention: int) -> None:
        found = self._catalog.snapshot.organization_names.get(organization)
        if found is not None:
            with suppress(KrakfluxError):
                self._catalog.buckets.create(BucketDraft(found.id, bucket, "", retention))
                self._expected[organization][bucket] = retention

    @rule(organization=names, bucket=names, retention=retentions)
    def change_bucket(self, organization: str, bucket: str, retention: int) -> None:
        identifier = self._find(organization, bucket)
        if identifier is not None:
            self._catalog.buckets.update(identifier, BucketChanges(retention=retention))
            self._expected[organization][bucket] = retention

    @rule(organization=names, bucket=names)
    def delete_bucket(self, organization: str, bucket: str) -> None:
        identifier = self._find(organization, bucket)
        if identifier is not None:
            self._catalog.buckets.delete(identifier)
            del self._expected[organization][bucket]

    @invariant()
    def the_catalog_holds_what_was_made(self) -> None:
        snapshot = self._catalog.snapshot
        held: dict[str, dict[str, int]] = {name: {} for name in snapshot.organization_names}
        for bucket in snapshot.buckets.values():
            if not bucket.name.startswith("_"):
                owner = snapshot.organizations[bucket.organization_id].name
                held[owner][bucket.name] = bucket.retention
        assert held == self._expected

    @invariant()
    def every_bucket_has_its_place_and_retention(self) -> None:
        for bucket in self._catalog.snapshot.buckets.values():
            assert self._store.retentions[bucket.id] == bucket.retention

    def _find(self, organization: str, bucket: str) -> str | None:
        snapshot = self._catalog.snapshot
        owner = snapshot.organization_names.get(organization)
        found = None if owner is None else snapshot.bucket_names.get((owner.id, bucket))
        return None if found is None else found.id


TestCatalogBesideStorage = CatalogBesideStorage.TestCase
TestCatalogBesideStorage.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
