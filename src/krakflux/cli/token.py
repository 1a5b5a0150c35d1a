"""`krakflux token`: list, create, switch and delete authorizations."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.errors import PlatformError
from krakflux.cli.options import OutputFormat
from krakflux.cli.render import Format, render

__all__ = ["application"]

application = typer.Typer(name="token", help="What programs sign in with.", no_args_is_help=True)

Identifier = Annotated[str, typer.Argument(metavar="ID")]
BucketNames = Annotated[
    list[str] | None, typer.Option(metavar="BUCKET", help="A bucket; may be given several times.")
]
_COLUMNS = ("id", "description", "status", "user", "permissions")


@application.command("list")
@connected
def list_tokens(client: PlatformClient, form: OutputFormat = Format.TABLE) -> None:
    """List the tokens; their secret text is shown once, when they are created."""
    answer = client.get("/api/v2/authorizations", {"orgID": client.organization_id()})
    render(_COLUMNS, [_row(item) for item in answer["authorizations"]], form)


@application.command("create")
@connected
def create_token(
    client: PlatformClient,
    description: Annotated[str, typer.Option(metavar="TEXT", help="What it is for.")] = "",
    read: BucketNames = None,
    write: BucketNames = None,
    form: OutputFormat = Format.TABLE,
) -> None:
    """Create a token for some buckets, or, without --read and --write, for all of them."""
    organization = client.organization_id()
    permissions = [
        {"action": action, "resource": _resource(client, organization, name)}
        for action, names in _scopes(read, write)
        for name in names
    ]
    body = {"orgID": organization, "description": description, "permissions": permissions}
    created = client.post("/api/v2/authorizations", body)
    if form is Format.TABLE:
        # A line of its own can be copied; a column would be folded.
        print(created["token"])
        render(_COLUMNS, [_row(created)], form)
    else:
        render(("token", *_COLUMNS), [(created["token"], *_row(created))], form)


@application.command("activate")
@connected
def activate_token(client: PlatformClient, identifier: Identifier) -> None:
    """Let a token be used again."""
    client.patch(f"/api/v2/authorizations/{identifier}", {"status": "active"})
    print(f"Token {identifier} is active.")


@application.command("deactivate")
@connected
def deactivate_token(client: PlatformClient, identifier: Identifier) -> None:
    """Refuse a token until it is activated."""
    client.patch(f"/api/v2/authorizations/{identifier}", {"status": "inactive"})
    print(f"Token {identifier} is inactive.")


@application.command("delete")
@connected
def delete_token(client: PlatformClient, identifier: Identifier) -> None:
    """Delete a token for good."""
    client.delete(f"/api/v2/authorizations/{identifier}")
    print(f"Token {identifier} is deleted.")


def _scopes(
    read: list[str] | None, write: list[str] | None
) -> list[tuple[str, list[str] | list[None]]]:
    if not read and not write:
        return [("read", [None]), ("write", [None])]
    return [("read", read or []), ("write", write or [])]


def _resource(client: PlatformClient, organization: str, name: str | None) -> dict[str, str]:
    resource = {"type": "buckets", "orgID": organization}
    if name is None:
        return resource
    found = client.get("/api/v2/buckets", {"orgID": organization, "name": name})["buckets"]
    if not found:
        raise PlatformError(f"there is no bucket {name}")
    return {**resource, "id": found[0]["id"]}


def _row(item: dict[str, Any]) -> tuple[object, ...]:
    permissions = item["permissions"]
    texts = [_describe(permission) for permission in permissions]
    shown = ", ".join(texts) if len(texts) <= 4 else f"{len(texts)} permissions"
    return (item["id"], item["description"], item["status"], item["user"], shown)


def _describe(permission: dict[str, Any]) -> str:
    resource = permission["resource"]
    name = resource.get("name") or resource.get("id")
    return f"{permission['action']}:{resource['type']}" + (f"/{name}" if name else "")
