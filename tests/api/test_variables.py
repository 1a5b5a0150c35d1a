from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from krakflux.catalog import variables

if TYPE_CHECKING:
    import httpx2

    from support.server import Platform

ROOT = "/api/v2/variables"
CONSTANT = {"type": "constant", "values": ["BTC", "LTC"]}


def refused(answer: httpx2.Response, status: int, message: str) -> None:
    assert (answer.status_code, answer.json()["message"]) == (status, message)


def post(platform: Platform, name: str, arguments: object = CONSTANT) -> httpx2.Response:
    new = {"orgID": platform.organization_id, "name": name, "arguments": arguments}
    return platform.call("POST", ROOT, json=new)


@pytest.mark.parametrize(
    "arguments",
    [
        CONSTANT,
        {"type": "map", "values": {"Bitcoin": "BTC", "Litecoin": "LTC"}},
        {"type": "query", "values": {"query": "buckets()", "language": "flux"}},
    ],
)
def test_a_variable_s_life(platform: Platform, arguments: dict[str, Any]) -> None:
    answer = post(platform, f"{arguments['type']}_life", arguments)
    assert answer.status_code == 201, answer.text
    made = answer.json()
    own = f"{ROOT}/{made['id']}"
    assert (made["arguments"], made["selected"]) == (arguments, [])
    assert made["links"]["self"] == own
    assert platform.call("GET", own).json() == made
    changed = platform.call("PATCH", own, json={"selected": ["LTC"], "description": "d"}).json()
    assert (changed["selected"], changed["arguments"]) == (["LTC"], arguments)
    replacement = {"name": "replaced", "arguments": CONSTANT}
    replaced = platform.call("PUT", own, json=replacement).json()
    assert (replaced["name"], replaced["selected"]) == ("replaced", [])
    assert (replaced["arguments"], replaced["description"]) == (CONSTANT, "")
    listed = platform.call("GET", f"{ROOT}?org=lab").json()["variables"]
    assert replaced in listed
    nowhere = platform.call("GET", f"{ROOT}?orgID=00000000000000ff").json()
    assert nowhere == {"variables": []}
    refused(platform.call("PATCH", own, json={}), 400, "no fields supplied in update")
    assert platform.call("DELETE", own).status_code == 204
    refused(platform.call("GET", own), 404, "variable not found")


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("", CONSTANT, "missing variable name"),
        ("import", CONSTANT, "Protected variable name, invalid variable name"),
        ("a", None, "invalid arguments type"),
        ("a", {"type": "x"}, "unknown VariableArguments type x"),
        (
            "a",
            {"type": "query", "values": {"language": "flux"}},
            '"query" key not present in VariableQueryArguments',
        ),
        (
            "a",
            {"type": "constant", "values": [1]},
            "expected variable constant value to be string but received 1",
        ),
    ],
)
def test_variables_that_influxdb_refuses(
    platform: Platform, name: str, arguments: object, message: str
) -> None:
    refused(post(platform, name, arguments), 400, message)


def test_names_are_unique_and_variables_bounded(
    own_platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert post(own_platform, "1st").status_code == 400
    first = post(own_platform, "coin").json()
    refused(post(own_platform, " Coin "), 422, "variable is not unique")
    second = post(own_platform, "other").json()
    renamed = own_platform.call("PATCH", second["links"]["self"], json={"name": "coin"})
    refused(renamed, 422, "variable is not unique")
    own = first["links"]["self"]
    assert own_platform.call("PATCH", own, json={"name": "Coin"}).json()["name"] == "Coin"
    long = {"type": "constant", "values": ["x" * variables.MAX_ARGUMENTS]}
    assert own_platform.call("PATCH", own, json={"arguments": long}).status_code == 413
    monkeypatch.setattr(variables, "MAX_VARIABLES", 2)
    third = post(own_platform, "third")
    refused(third, 422, "an organization may have at most 2 variables")
