"""The command line's HTTP client: InfluxDB 2's API, and its errors as ours."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Any

import httpx2

from krakflux.cli.connection import Connection
from krakflux.cli.errors import PlatformError

__all__ = ["PlatformClient"]

_TIMEOUT = httpx2.Timeout(connect=10, read=600, write=60, pool=10)


class PlatformClient(AbstractContextManager["PlatformClient"]):
    """A session with one platform.

    Every request raises `PlatformError` where the platform can't be reached or refuses, with the
    platform's own message.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._http = httpx2.Client(
            base_url=connection.url,
            headers={"Authorization": f"Token {connection.token}"},
            timeout=_TIMEOUT,
            verify=_trust(connection),
            follow_redirects=False,
        )

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def get(self, path: str, parameters: Mapping[str, str | int] | None = None) -> Any:
        """Ask for JSON."""
        return self._send("GET", path, parameters=parameters).json()

    def post(self, path: str, body: object, parameters: Mapping[str, str] | None = None) -> Any:
        """Send JSON and give the JSON answered, None where the answer is empty."""
        answer = self._send("POST", path, parameters=parameters, json=body)
        return answer.json() if answer.content else None

    def patch(self, path: str, body: object) -> Any:
        """Change a resource and give it back as it is now."""
        return self._send("PATCH", path, json=body).json()

    def delete(self, path: str) -> None:
        """Remove a resource."""
        self._send("DELETE", path)

    def send_text(
        self, path: str, text: bytes, content_type: str, parameters: Mapping[str, str]
    ) -> None:
        """Post a body that is not JSON."""
        headers = {"Content-Type": content_type}
        self._send("POST", path, parameters=parameters, content=text, headers=headers)

    @contextmanager
    def download(self, path: str, parameters: Mapping[str, str]) -> Iterator[httpx2.Response]:
        """Ask for something long, to be read piece by piece while the block runs."""
        try:
            with self._http.stream(
                "GET", path, params=dict(parameters), headers={"Accept-Encoding": "identity"}
            ) as answer:
                if not answer.is_success:
                    answer.read()
                    raise PlatformError(_explain(answer))
                yield answer
        except httpx2.HTTPError as error:
            raise PlatformError(f"{self.connection.url} was lost: {error}") from error

    def query(self, script: str, *, is_annotated: bool, extern: object = None) -> str:
        """Run a Flux script; annotated CSV, or CSV with a header alone.

        `extern` is the syntax tree (AST JSON) of a file that runs before it.
        """
        annotations = ["datatype", "group", "default"] if is_annotated else []
        body: dict[str, object] = {"query": script, "type": "flux"}
        body["dialect"] = {"annotations": annotations}
        if extern is not None:
            body["extern"] = extern
        parameters = {"org": self.connection.org}
        return self._send("POST", "/api/v2/query", parameters=parameters, json=body).text

    def organization_id(self) -> str:
        """Look up the connection's organization, given by name or id."""
        org = self.connection.org
        for organization in self.get("/api/v2/orgs", {"limit": 100})["orgs"]:
            if org in (organization["name"], organization["id"]):
                return str(organization["id"])
        raise PlatformError(f"there is no organization {org} at {self.connection.url}")

    def _send(
        self, method: str, path: str, *, parameters: Mapping[str, Any] | None = None, **body: Any
    ) -> httpx2.Response:
        try:
            answer = self._http.request(method, path, params=dict(parameters or {}), **body)
        except httpx2.TimeoutException as error:
            raise PlatformError(f"{self.connection.url} did not answer in time") from error
        except httpx2.HTTPError as error:
            raise PlatformError(
                f"cannot reach {self.connection.url}: {error}", hint="is krakflux running there?"
            ) from error
        if answer.is_success:
            return answer
        raise PlatformError(_explain(answer))


def _trust(connection: Connection) -> ssl.SSLContext | bool:
    if connection.authority is None:
        return True
    try:
        return ssl.create_default_context(cafile=connection.authority)
    except OSError as error:
        raise PlatformError(f"cannot read the authority {connection.authority}: {error}") from error


def _explain(answer: httpx2.Response) -> str:
    try:
        body = answer.json()
        message = str(body["message"])
    except (ValueError, KeyError, TypeError):
        return f"{answer.request.url} answered {answer.status_code} {answer.reason_phrase}"
    hint = body.get("hint")
    return f"{message} ({hint})" if hint else message
