from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from support.server import Platform


def test_the_library_tells_types_words_and_differences(platform: Platform) -> None:
    packages = platform.call("GET", "/api/krakflux/library").json()["packages"]
    named = {package["path"]: package for package in packages}
    assert named["influxdata/influxdb/schema"]["name"] == "schema"
    universe = {member["name"]: member for member in named["universe"]["members"]}
    assert universe["limit"]["type"].startswith("(<-tables: stream[A], n: int")
    assert universe["limit"]["summary"].endswith(".")
    math = {member["name"]: member for member in named["math"]["members"]}
    assert math["pi"]["type"] == "float"
    assert not any(
        member["name"].startswith("_") for package in packages for member in package["members"]
    )
    runtime = {member["name"]: member for member in named["runtime"]["members"]}
    assert runtime["version"]["differences"] == "Gives the version of krakflux."
