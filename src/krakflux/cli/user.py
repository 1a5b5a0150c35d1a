"""`krakflux user`: list, create and delete users, and give them passwords."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.errors import PlatformError
from krakflux.cli.options import OutputFormat
from krakflux.cli.render import Format, render

__all__ = ["application"]

application = typer.Typer(name="user", help="Who may sign in.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME")]
_COLUMNS = ("name", "id", "status")


@application.command("list")
@connected
def list_users(client: PlatformClient, form: OutputFormat = Format.TABLE) -> None:
    """List the users."""
    users = client.get("/api/v2/users", {"limit": 100})["users"]
    render(_COLUMNS, [_row(user) for user in users], form)


@application.command("create")
@connected
def create_user(client: PlatformClient, name: Name, form: OutputFormat = Format.TABLE) -> None:
    """Create a user; `krakflux user password` lets it sign in."""
    render(_COLUMNS, [_row(client.post("/api/v2/users", {"name": name}))], form)


@application.command("password")
@connected
def set_password(client: PlatformClient, name: Name) -> None:
    """Ask for a user's new password twice, and set it."""
    user = _find(client, name)
    # Never a flag: other users of the machine could read it in the list of processes.
    password = typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True)
    client.post(f"/api/v2/users/{user['id']}/password", {"password": password})
    print(f"The password of {user['name']} is set.")


@application.command("delete")
@connected
def delete_user(client: PlatformClient, name: Name) -> None:
    """Delete a user."""
    user = _find(client, name)
    client.delete(f"/api/v2/users/{user['id']}")
    print(f"User {user['name']} is deleted.")


def _find(client: PlatformClient, name: str) -> dict[str, Any]:
    for user in client.get("/api/v2/users", {"limit": 100})["users"]:
        if name in (user["name"], user["id"]):
            return dict(user)
    raise PlatformError(f"there is no user {name}")


def _row(user: dict[str, Any]) -> tuple[object, ...]:
    return (user["name"], user["id"], user["status"])
