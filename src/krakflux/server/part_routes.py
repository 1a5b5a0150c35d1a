"""Routes of what a resource holds: its members, its labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import APIRouter

__all__ = ["PartRoutes", "add_part_routes"]


@dataclass(frozen=True, slots=True)
class PartRoutes:
    """What lists the parts of a resource, adds one and takes one away."""

    list_all: Callable[..., Any]
    add: Callable[..., Any]
    remove: Callable[..., Any]


def add_part_routes(
    router: APIRouter, kind: str, part: str, routes: PartRoutes, **options: Any
) -> None:
    """Add `/<kind>s/{identifier}/<part>s`, and below it one by `part_identifier`.

    Args:
        router: Where they are added.
        kind: Of the resource: "bucket".
        part: What it holds: "label".
        routes: What the routes do.
        options: Of the routes that answer with a body.
    """
    path = f"/{kind}s/{{identifier}}/{part}s"
    router.add_api_route(
        path, routes.list_all, methods=["GET"], name=f"list_{kind}_{part}s", **options
    )
    router.add_api_route(
        path, routes.add, methods=["POST"], status_code=201, name=f"add_{kind}_{part}", **options
    )
    router.add_api_route(
        f"{path}/{{part_identifier}}",
        routes.remove,
        methods=["DELETE"],
        status_code=204,
        name=f"remove_{kind}_{part}",
    )
