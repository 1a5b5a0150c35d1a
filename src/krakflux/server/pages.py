"""The web page: built files, `index.html` with a nonce, and every page's address leading there."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Final

from fastapi import APIRouter, HTTPException, Request, Response
from starlette.responses import FileResponse, RedirectResponse

from krakflux.errors import NotFoundError
from krakflux.server.errors import PATH_NOT_FOUND

__all__ = ["STATIC", "make_pages"]

STATIC: Final = Path(__file__).parent / "static"

_NONCE: Final = "__CSP_NONCE__"
_ASSETS: Final = "assets/"
_IMMUTABLE: Final = "public, max-age=31536000, immutable"
_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'nonce-{nonce}'",
        "style-src 'self' 'nonce-{nonce}'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
# What the page's own addresses never begin with: an unknown path there is an error, not a page.
_API_PREFIXES: Final = ("api", "write", "query", "ping", "health", "ready", "metrics", "private")
_UNBUILT: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>krakflux</title>
<h1>The web page is not built</h1>
<p>The platform runs and its API answers, but this installation has no web page.
Build it in the project's directory, then reload:</p>
<pre>make setup</pre>
</html>
"""


_READING: Final = ("GET", "HEAD")
_METHODS: Final = (*_READING, "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def make_pages(static: Path = STATIC) -> APIRouter:
    """Make the router of every path that no route of the API has, out of the directory `static`."""
    router = APIRouter(include_in_schema=False, redirect_slashes=False)

    @router.api_route("/{path:path}", methods=list(_METHODS))
    def read_page(path: str, request: Request) -> Response:
        if path.split("/", 1)[0] in _API_PREFIXES or "\0" in path:
            raise NotFoundError(PATH_NOT_FOUND)
        if request.method not in _READING:
            raise HTTPException(405, headers={"Allow": ", ".join(_READING)})
        file = _find(static, path)
        if file is not None:
            caching = _IMMUTABLE if path.startswith(_ASSETS) else "no-cache"
            return FileResponse(file, headers={"Cache-Control": caching})
        if path != "index.html" and "." in path.rsplit("/", 1)[-1]:
            raise NotFoundError(PATH_NOT_FOUND)
        if "/" in path:
            # Pages are one segment deep: from further down, the page would not find its files.
            return RedirectResponse("../" * path.count("/"), status_code=302)
        return _index(static)

    return router


def _find(static: Path, path: str) -> Path | None:
    if path in ("", "index.html"):
        return None
    root = static.resolve()
    try:
        file = (root / path).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError):
        # A name that no file can have, such as one that is too long.
        return None


def _index(static: Path) -> Response:
    nonce = secrets.token_urlsafe(16)
    index = static / "index.html"
    text = index.read_text("utf-8") if index.is_file() else _UNBUILT
    return Response(
        text.replace(_NONCE, nonce),
        media_type="text/html; charset=utf-8",
        headers={
            "Cache-Control": "no-cache",
            "Content-Security-Policy": _POLICY.format(nonce=nonce),
            "Cross-Origin-Opener-Policy": "same-origin",
            "X-Frame-Options": "DENY",
        },
    )
