from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from krakflux.errors import KrakfluxError
from krakflux.server.errors import render
from krakflux.server.pages import make_pages

if TYPE_CHECKING:
    from pathlib import Path

INDEX = '<html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__">'


@pytest.fixture
def static(tmp_path: Path) -> Path:
    directory = tmp_path / "static"
    (directory / "assets").mkdir(parents=True)
    (directory / "index.html").write_text(INDEX)
    (directory / "assets" / "main-abc123.js").write_text("run()")
    (directory / "icon.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("secret")
    return directory


def client(static: Path) -> TestClient:
    app = FastAPI(exception_handlers={KrakfluxError: lambda _, error: render(error)})
    app.include_router(make_pages(static))
    return TestClient(app)


@pytest.mark.parametrize("path", ["/", "/index.html", "/explore"])
def test_every_page_address_gives_the_page_with_a_nonce(static: Path, path: str) -> None:
    answer = client(static).get(path)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    nonces = set(re.findall(r'nonce="([\w-]+)"', answer.text))
    assert len(nonces) == 1
    policy = answer.headers["content-security-policy"]
    assert f"script-src 'self' 'nonce-{nonces.pop()}'" in policy
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(("path", "place"), [("/explore/x", "../"), ("/a/b/c", "../../")])
def test_a_deeper_address_leads_to_the_page(static: Path, path: str, place: str) -> None:
    answer = client(static).get(path, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, place)
    assert client(static).get(path).headers["content-type"] == "text/html; charset=utf-8"


def test_each_answer_has_its_own_nonce(static: Path) -> None:
    page = client(static)
    assert page.get("/").text != page.get("/").text


def test_built_files_are_cached_for_good_others_are_not(static: Path) -> None:
    page = client(static)
    asset = page.get("/assets/main-abc123.js")
    assert asset.text == "run()"
    assert "immutable" in asset.headers["cache-control"]
    assert page.get("/icon.svg").headers["cache-control"] == "no-cache"
    assert page.get("/icon.svg").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/none.js",
        "/none.png",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/api/v9/x",
        "/query",
        "/a%00b.txt",
        "/a%00b",
        f"/{'a' * 5000}.txt",
    ],
)
def test_what_is_not_there_is_not_found(static: Path, path: str) -> None:
    answer = client(static).get(path)
    assert answer.status_code == 404
    assert answer.json() == {"code": "not found", "message": "path not found"}


def test_an_installation_without_a_page_says_how_to_build_it(tmp_path: Path) -> None:
    answer = client(tmp_path / "none").get("/")
    assert "make setup" in answer.text
    assert "content-security-policy" in answer.headers
