"""`krakflux bucket`: list, create, change and delete buckets."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from krakflux.cli.client import PlatformClient
from krakflux.cli.connected import connected
from krakflux.cli.durations import format_seconds, parse_seconds
from krakflux.cli.errors import PlatformError
from krakflux.cli.options import OutputFormat
from krakflux.cli.render import Format, render

__all__ = ["application"]

application = typer.Typer(
    name="bucket", help="The places that points lie in.", no_args_is_help=True
)

Name = Annotated[str, typer.Argument(metavar="NAME")]
Retention = Annotated[
    str | None,
    typer.Option(metavar="LENGTH", help="How long points are kept, like 30d; 0 for ever."),
]
_COLUMNS = ("name", "id", "retention", "type")
_PAGE = 100


@application.command("list")
@connected
def list_buckets(client: PlatformClient, form: OutputFormat = Format.TABLE) -> None:
    """List the buckets of the organization."""
    render(_COLUMNS, [_row(bucket) for bucket in _read_all(client)], form)


@application.command("create")
@connected
def create_bucket(
    client: PlatformClient,
    name: Name,
    retention: Retention = None,
    form: OutputFormat = Format.TABLE,
) -> None:
    """Create a bucket."""
    body = {
        "orgID": client.organization_id(),
        "name": name,
        "retentionRules": _rules(retention or "0"),
    }
    render(_COLUMNS, [_row(client.post("/api/v2/buckets", body))], form)


@application.command("update")
@connected
def update_bucket(
    client: PlatformClient,
    name: Name,
    rename: Annotated[str | None, typer.Option(metavar="NAME", help="Its new name.")] = None,
    retention: Retention = None,
    form: OutputFormat = Format.TABLE,
) -> None:
    """Change a bucket's name or retention."""
    body: dict[str, object] = {}
    if rename is not None:
        body["name"] = rename
    if retention is not None:
        body["retentionRules"] = _rules(retention)
    if not body:
        raise typer.BadParameter("give --rename or --retention")
    bucket = client.patch(f"/api/v2/buckets/{_find(client, name)['id']}", body)
    render(_COLUMNS, [_row(bucket)], form)


@application.command("delete")
@connected
def delete_bucket(client: PlatformClient, name: Name) -> None:
    """Delete a bucket with all its points."""
    client.delete(f"/api/v2/buckets/{_find(client, name)['id']}")
    print(f"Bucket {name} is deleted.")


def _read_all(client: PlatformClient) -> list[dict[str, Any]]:
    organization = client.organization_id()
    buckets: list[dict[str, Any]] = []
    while True:
        page = client.get(
            "/api/v2/buckets", {"orgID": organization, "limit": _PAGE, "offset": len(buckets)}
        )["buckets"]
        buckets += page
        if len(page) < _PAGE:
            return buckets


def _find(client: PlatformClient, name: str) -> dict[str, Any]:
    for bucket in _read_all(client):
        if name in (bucket["name"], bucket["id"]):
            return bucket
    raise PlatformError(f"there is no bucket {name}")


def _rules(retention: str) -> list[dict[str, object]]:
    return [{"type": "expire", "everySeconds": parse_seconds(retention)}]


def _row(bucket: dict[str, Any]) -> tuple[object, ...]:
    rules = bucket["retentionRules"]
    seconds = rules[0]["everySeconds"] if rules else 0
    return (bucket["name"], bucket["id"], format_seconds(seconds), bucket["type"])
