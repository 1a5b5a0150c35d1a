"""`/api/v2`, its `flags`, `resources` and `swagger.json`: what the platform has."""

from __future__ import annotations

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from starlette.responses import JSONResponse

from krakflux.catalog.permissions import ResourceType
from krakflux.server.access import CallerDependency

router = APIRouter(prefix="/api/v2", tags=["platform"])

_ROUTES: Final[dict[str, Any]] = {
    "authorizations": "/api/v2/authorizations",
    "buckets": "/api/v2/buckets",
    "dashboards": "/api/v2/dashboards",
    "delete": "/api/v2/delete",
    "flags": "/api/v2/flags",
    "labels": "/api/v2/labels",
    "me": "/api/v2/me",
    "orgs": "/api/v2/orgs",
    "query": {
        "self": "/api/v2/query",
        "ast": "/api/v2/query/ast",
        "analyze": "/api/v2/query/analyze",
        "suggestions": "/api/v2/query/suggestions",
    },
    "setup": "/api/v2/setup",
    "signin": "/api/v2/signin",
    "signout": "/api/v2/signout",
    "swagger": "/api/v2/swagger.json",
    "system": {"metrics": "/metrics", "health": "/health"},
    "users": "/api/v2/users",
    "variables": "/api/v2/variables",
    "write": "/api/v2/write",
}
_FLAGS: Final[dict[str, Any]] = {
    "appMetrics": False,
    "cursorAtEOF": False,
    "newAutoRefresh": True,
    "refreshSingleCell": True,
    "timeFilterFlags": False,
}


@router.get("")
async def list_routes() -> dict[str, Any]:
    """List the paths of the API by name; those that exist, unlike InfluxDB's longer list."""
    return _ROUTES


@router.get("/swagger.json", include_in_schema=False)
def read_description(request: Request) -> Response:
    """Describe all routes as an OpenAPI document; as in InfluxDB, to everybody."""
    return JSONResponse(request.app.openapi())


@router.get("/flags")
async def list_flags(caller: CallerDependency) -> dict[str, Any]:
    """List the feature flags that InfluxDB's clients ask for."""
    return _FLAGS


@router.get("/resources")
async def list_resources(caller: CallerDependency) -> list[ResourceType]:
    """List the types of resources that permissions name."""
    return list(ResourceType)
