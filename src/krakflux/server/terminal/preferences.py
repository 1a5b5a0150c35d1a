"""`/api/krakflux/preferences`: what the page remembers for the user who is signed in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Response

from krakflux.catalog.permissions import Action
from krakflux.errors import ForbiddenError, InvalidError
from krakflux.server.access import CallerDependency, ServicesDependency, user_resource
from krakflux.server.documents import DocumentRoute

if TYPE_CHECKING:
    from krakflux.server.access import Caller

router = APIRouter(prefix="/api/krakflux/preferences", tags=["terminal"], route_class=DocumentRoute)


@router.get("", response_model=dict[str, Any])
def read_preferences(caller: CallerDependency, services: ServicesDependency) -> Response:
    """Give the caller's own document; an empty one where nothing is stored."""
    document = services.catalog.preferences.get(_allowed(Action.READ, caller))
    return Response(document or "{}", media_type="application/json")


@router.put("", status_code=204)
def store_preferences(
    document: dict[str, Any], caller: CallerDependency, services: ServicesDependency
) -> Response:
    """Store any JSON object in the place of the one before."""
    user_id = _allowed(Action.WRITE, caller)
    services.catalog.preferences.put(user_id, _write(document))
    return Response(status_code=204)


@router.delete("", status_code=204)
def delete_preferences(caller: CallerDependency, services: ServicesDependency) -> Response:
    """Forget the caller's document."""
    services.catalog.preferences.delete(_allowed(Action.WRITE, caller))
    return Response(status_code=204)


def _write(document: dict[str, Any]) -> str:
    try:
        return json.dumps(document, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except ValueError:
        raise InvalidError("preferences hold a number that is none in JSON") from None
    except RecursionError:
        raise InvalidError("preferences are nested too deep") from None


def _allowed(action: Action, caller: Caller) -> str:
    # A token of narrower scope, such as a shared link carries, does not act for its user.
    if not caller.may(action, user_resource(caller.user.id)):
        raise ForbiddenError("this token does not act for its user: preferences are the user's own")
    return caller.user.id
