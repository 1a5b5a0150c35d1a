from __future__ import annotations

import pytest

from krakflux.catalog.permissions import (
    Action,
    Permission,
    Resource,
    ResourceType,
    is_allowed,
    operator_permissions,
    organization_permissions,
    own_permissions,
)

ORGANIZATION, OTHER = "00000000000000a1", "00000000000000a2"
BUCKET, OTHER_BUCKET = "00000000000000b1", "00000000000000b2"


def bucket(action: Action, identifier: str | None, organization: str | None) -> Permission:
    return Permission(action, Resource(ResourceType.BUCKETS, identifier, organization))


WANTED = bucket(Action.WRITE, BUCKET, ORGANIZATION)


@pytest.mark.parametrize(
    ("held", "granted"),
    [
        (bucket(Action.WRITE, None, None), True),
        (bucket(Action.WRITE, None, ORGANIZATION), True),
        (bucket(Action.WRITE, BUCKET, None), True),
        (bucket(Action.WRITE, BUCKET, ORGANIZATION), True),
        (bucket(Action.READ, None, None), False),
        (bucket(Action.WRITE, None, OTHER), False),
        (bucket(Action.WRITE, OTHER_BUCKET, None), False),
        (bucket(Action.WRITE, OTHER_BUCKET, ORGANIZATION), False),
        (bucket(Action.WRITE, BUCKET, OTHER), False),
        (Permission(Action.WRITE, Resource(ResourceType.TASKS)), False),
    ],
)
def test_a_permission_covers_its_action_type_organization_and_id(
    held: Permission, granted: bool
) -> None:
    assert held.covers(WANTED) is granted


def test_a_permission_for_one_bucket_does_not_grant_all_buckets() -> None:
    assert not is_allowed(
        [bucket(Action.WRITE, BUCKET, ORGANIZATION)], bucket(Action.WRITE, None, ORGANIZATION)
    )


def test_permissions_read_as_influxdb_writes_them() -> None:
    assert str(WANTED) == f"write:orgs/{ORGANIZATION}/buckets/{BUCKET}"
    assert str(bucket(Action.READ, None, ORGANIZATION)) == f"read:orgs/{ORGANIZATION}/buckets"
    assert str(Permission(Action.READ, Resource(ResourceType.USERS, BUCKET))) == (
        f"read:users/{BUCKET}"
    )
    assert str(Permission(Action.READ, Resource(ResourceType.TASKS))) == "read:tasks"


def test_an_operator_may_do_everything() -> None:
    held = operator_permissions()
    assert len(held) == 2 * len(ResourceType)
    assert is_allowed(held, WANTED)
    assert is_allowed(held, Permission(Action.WRITE, Resource(ResourceType.ORGANIZATIONS)))


def test_an_owner_may_do_everything_in_the_organization_alone() -> None:
    held = organization_permissions(ORGANIZATION)
    assert is_allowed(held, WANTED)
    assert not is_allowed(held, bucket(Action.READ, None, OTHER))
    assert not is_allowed(held, Permission(Action.WRITE, Resource(ResourceType.ORGANIZATIONS)))
    assert is_allowed(
        held, Permission(Action.WRITE, Resource(ResourceType.ORGANIZATIONS, ORGANIZATION))
    )


def test_every_user_may_see_themselves() -> None:
    held = own_permissions(BUCKET)
    assert is_allowed(held, Permission(Action.WRITE, Resource(ResourceType.USERS, BUCKET)))
    assert not is_allowed(held, Permission(Action.READ, Resource(ResourceType.USERS, OTHER)))
