"""`GET /api/krakflux/library`: the packages of Flux, for the editor's completion and help."""

from __future__ import annotations

from fastapi import APIRouter

from krakflux.flux.stdlib import registry
from krakflux.server.access import CallerDependency
from krakflux.server.documents import Document
from krakflux.server.language import library

router = APIRouter(prefix="/api/krakflux", tags=["terminal"])


class LibraryMemberDocument(Document):
    """A member of a package; `differences` from InfluxDB are empty where there are none."""

    name: str
    type: str
    summary: str
    differences: str


class PackageDocument(Document):
    """A package; an import binds `name`. Members of `universe` need no import."""

    path: str
    name: str
    members: list[LibraryMemberDocument]


class LibraryDocument(Document):
    """All packages."""

    packages: list[PackageDocument]


@router.get("/library")
def read_library(caller: CallerDependency) -> LibraryDocument:
    """List what scripts can call, with types and one line about each function."""
    members: dict[str, list[LibraryMemberDocument]] = {}
    for each in library():
        document = LibraryMemberDocument(
            name=each.name, type=each.type, summary=each.summary, differences=each.differences
        )
        members.setdefault(each.package, []).append(document)
    return LibraryDocument(
        packages=[
            PackageDocument(path=path, name=registry.package_name(path), members=found)
            for path, found in members.items()
        ]
    )
