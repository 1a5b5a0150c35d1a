from __future__ import annotations

import stat
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from krakflux.catalog import Catalog, open_catalog, schema
from krakflux.catalog.authorizations import AuthorizationChanges, AuthorizationDraft
from krakflux.catalog.buckets import BucketChanges, BucketDraft
from krakflux.catalog.dashboards import DashboardDraft
from krakflux.catalog.database import open_database
from krakflux.catalog.onboarding import OnboardingRequest, OnboardingResult
from krakflux.catalog.organizations import OrganizationChanges
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType, is_allowed
from krakflux.catalog.records import BucketType, Role, Status
from krakflux.catalog.sign_in_codes import SignInCodes
from krakflux.catalog.users import UserChanges
from krakflux.errors import (
    ConfigurationError,
    ConflictError,
    InvalidError,
    NotFoundError,
    UnavailableError,
    UnprocessableError,
)
from krakflux.model.time import DAY, HOUR, MINUTE, WEEK

if TYPE_CHECKING:
    from pathlib import Path

    from support.catalog import RecordingStore, SteppingClock

REQUEST = OnboardingRequest("ada", "lab", "points")
PASSWORD = "correct horse"


def test_an_error_of_the_database_does_not_tell_what_was_to_be_stored(tmp_path: Path) -> None:
    database = open_database(tmp_path / "catalog.sqlite")
    values = {"organization_id": "0" * 16, "name": "a name", "sealed": b"the secret"}
    insertion = sa.insert(schema.secrets).values(values)
    with database.look() as connection, pytest.raises(sa.exc.IntegrityError) as caught:
        connection.execute(insertion)
    assert "the secret" not in str(caught.value)
    database.close()


@pytest.fixture
def made(catalog: Catalog) -> OnboardingResult:
    return catalog.onboarding.complete(REQUEST)


def test_the_migrations_make_exactly_the_tables_of_the_schema(
    tmp_path: Path, clock: SteppingClock
) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    open_catalog(tmp_path / "c.sqlite", clock).close()
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'c.sqlite'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert context.get_current_revision() == schema.REVISION
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_one_the_schema_names() -> None:
    from pathlib import Path

    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    directory = Path(schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(directory))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.REVISION]


def test_dashboards_that_are_older_than_owners_have_theirs(
    tmp_path: Path, clock: SteppingClock
) -> None:
    path = tmp_path / "c.sqlite"
    catalog = open_catalog(path, clock)
    made = catalog.onboarding.complete(REQUEST)
    draft = DashboardDraft(made.organization.id, made.user.id, "market")
    identifier = catalog.dashboards.create(draft).id
    catalog.close()
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(sa.text("DELETE FROM resource_memberships"))
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '0007'"))
    engine.dispose()
    catalog = open_catalog(path, clock)
    owners = catalog.members.of_resource(ResourceType.DASHBOARDS, identifier, Role.OWNER)
    assert [owner.name for owner in owners] == ["ada"]
    catalog.close()


def test_a_catalog_of_a_newer_version_is_left_alone(tmp_path: Path, clock: SteppingClock) -> None:
    path = tmp_path / "c.sqlite"
    open_catalog(path, clock).close()
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(ConfigurationError, match="newer version of krakflux"):
        open_catalog(path, clock)


def test_a_file_that_is_no_catalog_is_named(tmp_path: Path, clock: SteppingClock) -> None:
    path = tmp_path / "c.sqlite"
    path.write_text("something else entirely, and long enough to be looked at" * 20)
    with pytest.raises(ConfigurationError, match=r"c\.sqlite can't be read"):
        open_catalog(path, clock)


def test_the_file_is_readable_by_its_owner_alone(tmp_path: Path, catalog: Catalog) -> None:
    assert stat.S_IMODE((tmp_path / "catalog.sqlite").stat().st_mode) == 0o600


def test_onboarding_makes_user_organization_buckets_and_a_token_for_everything(
    catalog: Catalog,
) -> None:
    made = catalog.onboarding.complete(replace(REQUEST, password=PASSWORD))
    names = {bucket.name: bucket for bucket in catalog.snapshot.buckets.values()}
    assert set(names) == {"points", "_monitoring", "_tasks"}
    assert names["_monitoring"].type is BucketType.SYSTEM
    assert (names["_monitoring"].retention, names["_tasks"].retention) == (7 * DAY, 3 * DAY)
    assert made.authorization.description == "ada's Token"
    assert len(made.token) == 88
    assert catalog.authorizations.find(made.token) == made.authorization
    assert catalog.users.authenticate("ada", PASSWORD) == made.user
    assert not catalog.onboarding.is_allowed()


def test_onboarding_happens_once(catalog: Catalog, made: OnboardingResult) -> None:
    with pytest.raises(ConflictError, match="onboarding has already been completed"):
        catalog.onboarding.complete(REQUEST)


@pytest.mark.parametrize(
    ("request_", "missing"),
    [
        (OnboardingRequest("", "lab", "points"), "username"),
        (OnboardingRequest("", "", " "), "username,org,bucket"),
    ],
)
def test_onboarding_names_what_is_missing(
    catalog: Catalog, request_: OnboardingRequest, missing: str
) -> None:
    message = rf"onboarding failed: missing required fields \[{missing}\]"
    with pytest.raises(UnprocessableError, match=message):
        catalog.onboarding.complete(request_)


def test_onboarding_that_storage_refuses_leaves_nothing(
    catalog: Catalog, store: RecordingStore
) -> None:
    store.failure = UnavailableError("the disk is full")
    with pytest.raises(UnavailableError):
        catalog.onboarding.complete(REQUEST)
    assert catalog.onboarding.is_allowed()
    assert catalog.snapshot.users == {}


def test_a_given_token_is_kept_to_the_letter(catalog: Catalog) -> None:
    request = OnboardingRequest("ada", "lab", "points", token="my-token")
    made = catalog.onboarding.complete(request)
    assert made.token == "my-token"
    assert catalog.authorizations.find("my-token") is not None
    assert catalog.authorizations.find("other") is None


def test_the_database_never_holds_a_token_or_a_password(tmp_path: Path, catalog: Catalog) -> None:
    made = catalog.onboarding.complete(replace(REQUEST, password=PASSWORD))
    key, _ = catalog.sessions.start(made.user.id)
    files = [*tmp_path.glob("catalog.sqlite*")]
    content = b"".join(file.read_bytes() for file in files)
    assert b"ada's Token" in content
    for secret in (made.token, key, PASSWORD):
        assert secret.encode() not in content


def test_everything_is_there_again_after_a_restart(
    tmp_path: Path, catalog: Catalog, made: OnboardingResult, clock: SteppingClock
) -> None:
    key, session = catalog.sessions.start(made.user.id)
    before = catalog.snapshot
    catalog.close()
    again = open_catalog(tmp_path / "catalog.sqlite", clock)
    assert again.snapshot == before
    assert again.sessions.find(key) == session
    again.close()


def test_storage_follows_every_change_of_a_bucket(
    catalog: Catalog, made: OnboardingResult, store: RecordingStore
) -> None:
    draft = BucketDraft(made.organization.id, "other", retention=DAY)
    bucket = catalog.buckets.create(draft)
    assert store.retentions[bucket.id] == DAY
    catalog.buckets.update(bucket.id, BucketChanges(retention=0))
    assert store.retentions[bucket.id] == 0
    catalog.buckets.delete(bucket.id)
    assert bucket.id not in store.retentions
    assert bucket.id not in catalog.snapshot.buckets


def test_a_bucket_that_storage_refuses_is_not_made(
    catalog: Catalog, made: OnboardingResult, store: RecordingStore
) -> None:
    store.failure = UnavailableError("the disk is full")
    with pytest.raises(UnavailableError):
        catalog.buckets.create(BucketDraft(made.organization.id, "other"))
    assert (made.organization.id, "other") not in catalog.snapshot.bucket_names


def test_attaching_finishes_what_a_crash_left_over(
    catalog: Catalog,
    made: OnboardingResult,
    store: RecordingStore,
    tmp_path: Path,
    clock: SteppingClock,
) -> None:
    store.failure = UnavailableError("killed before the points were dropped")
    catalog.buckets.delete(made.bucket.id)
    assert made.bucket.id in store.retentions
    catalog.close()

    store.failure = None
    monitoring = next(b for b in catalog.snapshot.buckets.values() if b.name == "_monitoring")
    del store.retentions[monitoring.id]
    store.retentions["00000000000000e1"] = 0
    store.retentions["00000000000000f1"] = 0
    store.values["00000000000000f1"] = 5
    again = open_catalog(tmp_path / "catalog.sqlite", clock)
    again.attach(store)
    assert set(store.retentions) == {*again.snapshot.buckets, "00000000000000f1"}
    again.buckets.create(BucketDraft(made.organization.id, made.bucket.name))
    again.close()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("_mine", "bucket name _mine is invalid. Buckets may not start with underscore"),
        ('a"b', "Bucket names may not include quotation marks"),
        (" ", "bucket name is empty"),
    ],
)
def test_bucket_names_that_influxdb_refuses(
    catalog: Catalog, made: OnboardingResult, name: str, message: str
) -> None:
    with pytest.raises(InvalidError, match=message):
        catalog.buckets.create(BucketDraft(made.organization.id, name))


def test_a_bucket_name_is_unique_in_its_organization_only(
    catalog: Catalog, made: OnboardingResult
) -> None:
    with pytest.raises(ConflictError, match="bucket with name points already exists"):
        catalog.buckets.create(BucketDraft(made.organization.id, "points"))
    other = catalog.organizations.create("other", "", made.user.id)
    assert catalog.buckets.create(BucketDraft(other.id, "points")).name == "points"


def test_system_buckets_can_neither_be_renamed_nor_deleted(
    catalog: Catalog, made: OnboardingResult
) -> None:
    bucket = catalog.snapshot.bucket_names[made.organization.id, "_tasks"]
    with pytest.raises(InvalidError, match="system buckets cannot be renamed"):
        catalog.buckets.update(bucket.id, BucketChanges(name="mine"))
    with pytest.raises(InvalidError, match="system buckets cannot be deleted"):
        catalog.buckets.delete(bucket.id)


@pytest.mark.parametrize(
    ("retention", "shard_group"),
    [(0, WEEK), (180 * DAY, WEEK), (179 * DAY, DAY), (2 * DAY, DAY), (47 * HOUR, HOUR)],
)
def test_shard_group_durations_follow_the_retention(
    catalog: Catalog, made: OnboardingResult, retention: int, shard_group: int
) -> None:
    bucket = catalog.buckets.create(BucketDraft(made.organization.id, "b", retention=retention))
    assert bucket.shard_group_duration == shard_group


@pytest.mark.parametrize(
    ("retention", "shard_group", "message"),
    [
        (-1, None, "cannot be negative"),
        (HOUR - 1, None, "must be at least 1h0m0s"),
        (10**30, None, "is too long"),
        (0, 10**30, "is too long"),
        (DAY, 2 * DAY, "must be greater than the shard duration"),
    ],
)
def test_retentions_that_influxdb_refuses(
    catalog: Catalog, made: OnboardingResult, retention: int, shard_group: int, message: str
) -> None:
    draft = BucketDraft(made.organization.id, "b", "", retention, shard_group)
    with pytest.raises(UnprocessableError, match=message):
        catalog.buckets.create(draft)


def test_deleting_an_organization_deletes_what_belongs_to_it(
    catalog: Catalog, made: OnboardingResult, store: RecordingStore
) -> None:
    other = catalog.organizations.create("other", "", made.user.id)
    catalog.organizations.delete(made.organization.id)
    assert {b.organization_id for b in catalog.snapshot.buckets.values()} == {other.id}
    assert catalog.authorizations.find(made.token) is None
    assert set(store.retentions) == set(catalog.snapshot.buckets)


def test_organizations_are_renamed_and_found(catalog: Catalog, made: OnboardingResult) -> None:
    changed = catalog.organizations.update(made.organization.id, OrganizationChanges("new", "d"))
    assert (changed.name, changed.description) == ("new", "d")
    assert catalog.organizations.find("new") == changed
    with pytest.raises(NotFoundError, match='organization name "lab" not found'):
        catalog.organizations.find("lab")
    catalog.organizations.create("other", "", made.user.id)
    with pytest.raises(ConflictError, match="organization with name other already exists"):
        catalog.organizations.update(changed.id, OrganizationChanges("other"))


def test_tokens_change_status_and_disappear(catalog: Catalog, made: OnboardingResult) -> None:
    permission = Permission(Action.READ, Resource(ResourceType.BUCKETS, made.bucket.id))
    draft = AuthorizationDraft(made.organization.id, made.user.id, (permission,), "reader")
    authorization, token = catalog.authorizations.create(draft)
    assert catalog.authorizations.find(token) == authorization
    assert authorization.permissions == (permission,)
    changes = AuthorizationChanges(status=Status.INACTIVE)
    catalog.authorizations.update(authorization.id, changes)
    found = catalog.authorizations.find(token)
    assert found is not None
    assert (found.status, found.description) == (Status.INACTIVE, "reader")
    catalog.authorizations.delete(authorization.id)
    assert catalog.authorizations.find(token) is None


def test_a_token_needs_permissions(catalog: Catalog, made: OnboardingResult) -> None:
    with pytest.raises(InvalidError, match="authorization must include permissions"):
        catalog.authorizations.create(AuthorizationDraft(made.organization.id, made.user.id, ()))


def test_users_have_names_status_and_passwords(catalog: Catalog, made: OnboardingResult) -> None:
    user = catalog.users.create("grace")
    assert catalog.users.authenticate("grace", "") is None
    with pytest.raises(InvalidError, match="between 8 and 72 characters"):
        catalog.users.set_password(user.id, "short")
    catalog.users.set_password(user.id, "long enough")
    assert catalog.users.authenticate("grace", "long enough") == catalog.users.get(user.id)
    assert catalog.users.authenticate("grace", "wrong one!") is None
    assert catalog.users.authenticate("nobody", "long enough") is None
    assert catalog.users.update(user.id, UserChanges(status=Status.INACTIVE)).status is (
        Status.INACTIVE
    )
    with pytest.raises(ConflictError, match="user with name ada already exists"):
        catalog.users.update(user.id, UserChanges(name="ada"))
    catalog.users.delete(user.id)
    with pytest.raises(NotFoundError, match="user not found"):
        catalog.users.get(user.id)


def test_a_new_user_may_see_only_themselves(catalog: Catalog, made: OnboardingResult) -> None:
    user = catalog.users.create("grace")
    held = catalog.snapshot.permissions_of(user)
    read = Permission(
        Action.READ, Resource(ResourceType.BUCKETS, made.bucket.id, made.organization.id)
    )
    assert not is_allowed(held, read)
    assert is_allowed(catalog.snapshot.permissions_of(made.user), read)


def test_sessions_last_sixty_minutes_and_are_renewed_in_use(
    catalog: Catalog, made: OnboardingResult, clock: SteppingClock
) -> None:
    key, session = catalog.sessions.start(made.user.id)
    clock.time += 29 * MINUTE
    assert not catalog.sessions.is_due(session)
    clock.time += 2 * MINUTE
    assert catalog.sessions.is_due(session)
    renewed = catalog.sessions.renew(session)
    assert renewed.expires_at == clock.time + 60 * MINUTE
    clock.time += 59 * MINUTE
    assert catalog.sessions.find(key) == renewed
    clock.time += MINUTE
    assert catalog.sessions.find(key) is None


def test_an_ended_session_can_not_be_renewed(catalog: Catalog, made: OnboardingResult) -> None:
    key, session = catalog.sessions.start(made.user.id)
    other, _ = catalog.sessions.start(made.user.id)
    catalog.sessions.end(session)
    catalog.sessions.renew(session)
    assert catalog.sessions.find(key) is None
    assert catalog.sessions.find(other) is not None
    catalog.sessions.end_others(made.user.id)
    assert catalog.sessions.find(other) is None


def test_sign_in_codes_work_once() -> None:
    codes = SignInCodes()
    code = codes.issue("someone")
    assert codes.redeem("wrong") is None
    assert codes.redeem(code) == "someone"
    assert codes.redeem(code) is None


def test_only_so_many_sign_in_codes_stay_open() -> None:
    codes = SignInCodes()
    issued = [codes.issue(str(number)) for number in range(17)]
    assert codes.redeem(issued[0]) is None
    assert codes.redeem(issued[1]) == "1"


def test_concurrent_changes_all_arrive(catalog: Catalog, made: OnboardingResult) -> None:
    def make(number: int) -> None:
        catalog.buckets.create(BucketDraft(made.organization.id, f"bucket {number}"))

    threads = [threading.Thread(target=make, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = {bucket.name for bucket in catalog.snapshot.buckets.values()}
    assert {f"bucket {number}" for number in range(8)} <= names
