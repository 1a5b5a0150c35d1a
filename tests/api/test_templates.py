from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from krakflux.catalog.authorizations import AuthorizationDraft
from krakflux.catalog.permissions import Action, Permission, Resource, ResourceType
from krakflux.catalog.templates import objects, references, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx2

    from support.server import Platform

APPLY, EXPORT = "/api/v2/templates/apply", "/api/v2/templates/export"
EVERY_VIEW = (Path(__file__).parent / "templates" / "every_view.yml").read_text("utf-8")
TYPES = [
    *("xy", "line-plus-single-stat", "single-stat", "gauge", "table", "band"),
    *("histogram", "heatmap", "scatter", "mosaic", "geo", "markdown"),
]


@pytest.fixture
def platform(own_platform: Platform) -> Iterator[Platform]:
    """Each test its own, as templates change what has their names."""
    return own_platform


def apply(platform: Platform, contents: Any, **more: Any) -> httpx2.Response:
    kind = {"contentType": "yml"} if isinstance(contents, str) else {}
    template = {"contents": contents, "sources": ["file://market.yml"], **kind}
    body = {"orgID": platform.organization_id, "template": template, **more}
    return platform.call("POST", APPLY, json=body)


def export(platform: Platform, accept: str = "application/json", **wanted: Any) -> httpx2.Response:
    headers = {"Accept": accept}
    return platform.call("POST", EXPORT, json=wanted, headers=headers)


def an_object(kind: str, name: str, /, **spec: Any) -> dict[str, Any]:
    return {
        "apiVersion": objects.API_VERSION,
        "kind": kind,
        "metadata": {"name": name},
        "spec": spec,
    }


def nested(depth: int) -> Any:
    return [] if depth == 0 else [nested(depth - 1)]


def everything(platform: Platform) -> dict[str, list[str]]:
    return {
        kind: [each["name"] for each in platform.call("GET", f"/api/v2/{kind}").json()[kind]]
        for kind in ("buckets", "labels", "variables", "dashboards")
    }


def test_every_view_is_applied_and_exported_unchanged(platform: Platform) -> None:
    answer = apply(platform, EVERY_VIEW)
    assert answer.status_code == 201, answer.text
    (made,) = answer.json()["summary"]["dashboards"]
    path = f"/api/v2/dashboards/{made['id']}?include=properties"
    cells = platform.call("GET", path).json()["cells"]
    assert [cell["properties"]["type"] for cell in cells] == TYPES
    assert {cell["properties"]["shape"] for cell in cells} == {"chronograf-v2"}
    first = cells[0]
    assert (first["name"], first["x"], first["y"], first["w"], first["h"]) == ("Price", 0, 0, 6, 4)
    assert first["properties"]["queries"][0]["editMode"] == "advanced"
    assert first["properties"]["axes"]["y"]["prefix"] == "$"
    assert cells[7]["properties"]["yDomain"] == [0, 100]
    assert cells[7]["properties"]["colors"] == ["#000004", "#fcffa4"]
    assert cells[4]["properties"]["tableOptions"]["sortBy"]["internalName"] == "_time"

    filters = {"byLabel": [], "byResourceKind": []}
    wanted = [{"orgID": platform.organization_id, "resourceFilters": filters}]
    exported = export(platform, orgIDs=wanted).json()
    described = [each for each in exported if each["spec"]["name"] != "points"]
    given = text.parse_template_text(EVERY_VIEW, "yml")

    def by_name(template: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        return {each["metadata"]["name"]: each for each in template}

    assert by_name(described) == by_name(given)
    yaml = export(platform, "application/x-yaml", orgIDs=wanted)
    assert yaml.headers["Content-Type"].startswith("application/x-yaml")
    assert text.parse_template_text(yaml.text, "yaml") == exported


def test_a_dry_run_tells_the_difference_and_changes_nothing(platform: Platform) -> None:
    before = everything(platform)
    new = apply(platform, EVERY_VIEW, dryRun=True)
    assert new.status_code == 200
    document = new.json()
    assert document["sources"] == ["file://market.yml"]
    assert {each["stateStatus"] for each in document["diff"]["variables"]} == {"new"}
    (bucket,) = document["diff"]["buckets"]
    assert bucket["new"] == {
        "name": "quotes",
        "description": "three days of quotes",
        "retentionRules": [{"type": "expire", "everySeconds": 259200}],
    }
    assert {each["status"] for each in document["diff"]["labelMappings"]} == {"new"}
    assert len(document["diff"]["dashboards"][0]["new"]["charts"]) == len(TYPES)
    assert everything(platform) == before
    assert apply(platform, EVERY_VIEW).status_code == 201
    again = apply(platform, EVERY_VIEW, dryRun=True).json()["diff"]
    assert again["buckets"][0]["stateStatus"] == "exists"
    assert again["buckets"][0]["old"] == again["buckets"][0]["new"]
    assert again["dashboards"][0]["stateStatus"] == "new"
    mappings = {each["resourceType"]: each["status"] for each in again["labelMappings"]}
    assert mappings == {"buckets": "exists", "variables": "exists", "dashboards": "new"}


def test_what_has_a_template_s_name_is_changed(platform: Platform) -> None:
    assert apply(platform, EVERY_VIEW).status_code == 201
    changed = [
        an_object("Bucket", "b", name="quotes", description="for ever"),
        an_object("Label", "l", name="market", color="#000000"),
        an_object("Variable", "v", name="COIN", type="constant", values=["BTC/USD", 1]),
    ]
    answer = apply(platform, changed)
    assert answer.status_code == 201, answer.text
    bucket = platform.call("GET", "/api/v2/buckets?name=quotes&org=lab").json()["buckets"][0]
    assert (bucket["description"], bucket["retentionRules"][0]["everySeconds"]) == ("for ever", 0)
    (label,) = platform.call("GET", "/api/v2/labels?name=market").json()["labels"]
    assert label["properties"] == {"color": "#000000"}
    variables = platform.call("GET", "/api/v2/variables").json()["variables"]
    arguments = {each["name"]: each["arguments"] for each in variables}
    assert arguments["COIN"] == {"type": "constant", "values": ["BTC/USD", "1"]}
    assert "coin" not in arguments


def test_a_template_is_applied_wholly_or_not_at_all(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert apply(platform, [an_object("Bucket", "b", name="quotes")]).status_code == 201
    before = everything(platform)
    kept = platform.call("GET", "/api/v2/buckets?name=quotes&org=lab").json()["buckets"][0]
    monkeypatch.setattr("krakflux.catalog.dashboards.MAX_DASHBOARDS", 0)
    answer = apply(platform, EVERY_VIEW)
    assert answer.status_code == 422
    assert answer.json()["message"] == "an organization may have at most 0 dashboards"
    assert everything(platform) == before
    after = platform.call("GET", "/api/v2/buckets?name=quotes&org=lab").json()["buckets"][0]
    assert after["retentionRules"] == kept["retentionRules"]
    assert after["labels"] == []


def test_references_take_values_of_the_environment(platform: Platform) -> None:
    named = {"envRef": {"key": "bucket-name"}}
    described = {"envRef": {"key": "text", "default": "by default"}}
    template = [an_object("Bucket", "b", name=named, description=described)]
    dry = apply(platform, template, dryRun=True).json()["summary"]
    assert dry["missingEnvRefs"] == ["bucket-name", "text"]
    assert dry["buckets"][0]["name"] == "env-bucket-name"
    assert dry["buckets"][0]["envReferences"][0] == {
        "resourceField": "spec.name",
        "envRefKey": "bucket-name",
        "value": None,
        "defaultValue": None,
    }
    refused = apply(platform, template)
    assert refused.status_code == 422
    assert "have no value: bucket-name" in refused.json()["message"]
    answer = apply(platform, template, envRefs={"bucket-name": "named"})
    assert answer.status_code == 201
    (bucket,) = platform.call("GET", "/api/v2/buckets?name=named").json()["buckets"]
    assert bucket["description"] == "by default"


def test_all_that_is_wrong_is_told_at_once(platform: Platform) -> None:
    chart = {"kind": "Xy", "height": 0, "width": "x", "colors": [{"id": "a"}]}
    template = [
        an_object("Bucket", "Bad Name", name="_x", retentionRules=[{"type": "x"}]),
        an_object("Dashboard", "d", charts=[chart, {"kind": "Nosuch", "height": 1, "width": 1}]),
        an_object("Variable", "v", type="query", associations=[{"kind": "Label", "name": "no"}]),
        an_object("Task", "t", query="x"),
    ]
    before = everything(platform)
    for more in ({"dryRun": True}, {}):
        answer = apply(platform, template, **more)
        assert answer.status_code == 422
        errors = answer.json()["errors"]
        places = {
            (error["kind"], ".".join(error["fields"]), error["indexes"][-1]) for error in errors
        }
        assert places >= {
            ("Bucket", "metadata.name", -1),
            ("Bucket", "spec.name", -1),
            ("Bucket", "spec.retentionRules.type", -1),
            ("Dashboard", "spec.charts.height", -1),
            ("Dashboard", "spec.charts.width", -1),
            ("Dashboard", "spec.charts.colors.hex", -1),
            ("Dashboard", "spec.charts.kind", -1),
            ("Variable", "spec.query", -1),
            ("Variable", "spec.associations", 0),
            ("Task", "kind", -1),
        }
        reasons = {error["reason"] for error in errors}
        assert "resources of kind Task are not kept here; skip the kind" in reasons
        assert 'invalid chart kind provided: "Nosuch"' in reasons
    assert everything(platform) == before
    skips = [
        {"action": "skipKind", "properties": {"kind": "task"}},
        {"action": "skipResource", "properties": {"kind": "Label", "resourceTemplateName": "l"}},
    ]
    kept = [
        an_object("Task", "t", query="x"),
        an_object("Label", "l", name="left out"),
        an_object("Bucket", "b", name="kept", associations=[{"kind": "Label", "name": "l"}]),
    ]
    answer = apply(platform, kept, actions=skips)
    assert answer.status_code == 201, answer.text
    assert [each["name"] for each in answer.json()["summary"]["buckets"]] == ["kept"]
    assert answer.json()["summary"]["labels"] == []


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"remotes": [{"url": "https://example.com/a.yml"}]}, 422, "not fetched from"),
        ({"stackID": "00000000000000ff"}, 422, "stacks are not kept"),
        ({"orgID": "x"}, 400, 'invalid organization ID provided: "x"'),
        ({"orgID": "00000000000000ff"}, 404, "organization not found"),
        ({"actions": [{"action": "burn"}]}, 400, 'invalid action type "burn"'),
        ({"template": {"contentType": "jsonnet", "contents": "{}"}}, 501, "Jsonnet"),
        ({"template": {"contentType": "yml", "contents": "a: &a [1]\nb: *a"}}, 400, "aliases"),
        ({"template": {"contentType": "yml", "contents": "[" * 100}}, 400, "deeper than 64 levels"),
        (
            {"template": {"contentType": "yml", "contents": "a: !!python/name:os.system"}},
            400,
            "tag",
        ),
        (
            {"template": {"contentType": "yml", "contents": "a: [\n"}},
            400,
            "unable to unmarshal yaml",
        ),
        ({"template": {"contentType": "json", "contents": "{"}}, 400, "unable to unmarshal json"),
        ({"template": {"contents": "just a text"}}, 400, "unable to unmarshal json"),
        ({"template": {"contents": [nested(600)]}}, 400, "nested too deep"),
        ({"template": {"contents": [1]}}, 422, "each resource must be a mapping"),
        ({"envRefs": 7}, 400, "envRefs"),
        ({"envRefs": {"a": ["b"]}}, 400, "'a' must be a text, number or boolean"),
        ({"envRefs": {"a": "b" * 4097}}, 400, "'a' is over 4096 bytes"),
        ({"template": {"contentType": "yml", "contents": 'a: !!int "1:1"'}}, 400, "int' is not"),
        ({"template": {"contentType": "yml", "contents": "a: !!bool b"}}, 400, "bool' is not"),
        ({"template": {"contentType": "yml", "contents": "a: !!seq []"}}, 400, "seq' is not"),
        (
            {
                "template": {
                    "contentType": "yml",
                    "contents": "spec: {charts: [{xTickStep: 1e999}]}",
                }
            },
            400,
            "yaml: [0].spec.charts[0].xTickStep is inf: a number must be finite",
        ),
        (
            {"template": {"contentType": "json", "contents": '[{"spec": {"lat": [1, -1e999]}}]'}},
            400,
            "json: [0].spec.lat[1] is -inf: a number must be finite",
        ),
    ],
)
def test_what_is_not_taken_is_refused(
    platform: Platform, change: dict[str, Any], status: int, words: str
) -> None:
    answer = apply(platform, [], **change)
    assert answer.status_code == status, answer.text
    assert words in answer.json()["message"]


def test_a_body_has_finite_numbers(platform: Platform) -> None:
    body = '{"orgID": "%s", "dryRun": true, "template": {"contents": [{"spec": NaN}]}}'
    answer = platform.call("POST", APPLY, content=body % platform.organization_id)
    assert answer.status_code == 400
    message = answer.json()["message"]
    assert message.endswith("template.contents[0].spec is nan: a number must be finite")


def test_a_template_has_a_limit(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "MAX_OBJECTS", 1)
    answer = apply(platform, [an_object("Bucket", "a"), an_object("Bucket", "b")])
    assert (answer.status_code, answer.json()["message"]) == (
        400,
        "a template may have at most 1 resources",
    )
    monkeypatch.setattr(text, "MAX_NODES", 10)
    assert "more than 10 parts" in apply(platform, EVERY_VIEW).json()["message"]


def test_references_have_a_limit(platform: Platform) -> None:
    reference = {"envRef": {"key": "a"}}

    def status(count: int) -> tuple[int, str]:
        halves = [[reference] * (count // 2), [reference] * (count - count // 2)]
        template = [an_object("Label", f"of-{len(half)}", more=half) for half in halves]
        answer = apply(platform, template, envRefs={"a": "b"}, dryRun=True)
        return answer.status_code, answer.json().get("message", "")

    most = references.MAX_REFERENCES
    assert status(most - 1) == (200, "")
    assert status(most + 1) == (
        400,
        "a template may have at most 1000 references to the environment",
    )


def test_long_numbers_and_tagged_texts_are_texts() -> None:
    long = "1" * 101
    assert text.parse_yaml(f"[{long}, {long[1:]}, 1:59, !!str 7, 0.{long}]") == [
        [long, int(long[1:]), "1:59", "7", f"0.{long}"]
    ]


@pytest.mark.parametrize("token", ["", "Token nobody's"])
def test_a_stranger_s_body_is_not_read(platform: Platform, token: str) -> None:
    headers = {"Content-Type": "application/x-yaml", "Authorization": token}
    answer = platform.client.post(APPLY, content="a: !!int b", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    mine = {"Content-Type": "application/x-yaml"}
    refused = platform.call("POST", APPLY, content="a: !!int b", headers=mine)
    assert (refused.status_code, refused.json()["code"]) == (400, "invalid")


def test_a_body_may_be_yaml(platform: Platform) -> None:
    body = f"""
orgID: {platform.organization_id}
template:
  contents:
    - apiVersion: influxdata.com/v2alpha1
      kind: Bucket
      metadata: {{name: on}}
      spec: {{description: 2019-01-01}}
"""
    headers = {"Content-Type": "application/x-yaml"}
    answer = platform.call("POST", APPLY, content=body, headers=headers)
    assert answer.status_code == 201, answer.text
    (bucket,) = answer.json()["summary"]["buckets"]
    assert (bucket["name"], bucket["description"]) == ("on", "2019-01-01")


def test_an_exported_dashboard_brings_its_variables_and_our_own_views(platform: Platform) -> None:
    new = {"orgID": platform.organization_id, "name": "Ours"}
    dashboard = platform.call("POST", "/api/v2/dashboards", json=new).json()
    coin = {**new, "name": "coin", "arguments": {"type": "constant", "values": ["BTC"]}}
    unused = {**coin, "name": "unused"}
    for variable in (coin, unused):
        assert platform.call("POST", "/api/v2/variables", json=variable).status_code == 201
    builder = {"buckets": ["kraken"], "tags": [], "functions": [{"name": "mean"}]}
    query = {"text": "x = v.coin", "editMode": "builder", "name": "A", "builderConfig": builder}
    views = [
        {"type": "candlestick", "shape": "chronograf-v2", "interval": "1h", "queries": [query]},
        {
            "type": "xy",
            "shape": "chronograf-v2",
            "geom": "line",
            "rebase": True,
            "queries": [query],
        },
        None,
    ]
    for view in views:
        cells = f"/api/v2/dashboards/{dashboard['id']}/cells"
        cell = platform.call("POST", cells, json={"w": 4, "h": 3}).json()
        if view is not None:
            path = f"{cells}/{cell['id']}/view"
            platform.call("PATCH", path, json={"name": "n", "properties": view})
    exported = export(platform, resources=[{"kind": "Dashboard", "id": dashboard["id"]}]).json()
    assert [(each["kind"], each["spec"]["name"]) for each in exported] == [
        ("Variable", "coin"),
        ("Dashboard", "Ours"),
    ]
    assert platform.call("DELETE", f"/api/v2/dashboards/{dashboard['id']}").status_code == 204
    (made,) = apply(platform, exported).json()["summary"]["dashboards"]
    path = f"/api/v2/dashboards/{made['id']}?include=properties"
    cells = platform.call("GET", path).json()["cells"]
    assert cells[0]["properties"] == views[0]
    assert {key: cells[1]["properties"][key] for key in views[1] or {}} == views[1]
    assert cells[2]["properties"] == {"shape": "empty"}


def test_an_export_has_what_the_caller_may_read_alone(platform: Platform) -> None:
    organization = platform.organization_id
    label = platform.call("POST", "/api/v2/labels", json={"orgID": organization, "name": "hidden"})
    labels = f"/api/v2/buckets/{platform.bucket_id}/labels"
    carried = {"labelID": label.json()["label"]["id"]}
    assert platform.call("POST", labels, json=carried).status_code == 201
    made = platform.made
    assert made is not None
    buckets = Resource(ResourceType.BUCKETS, organization_id=organization)
    draft = AuthorizationDraft(organization, made.user.id, (Permission(Action.READ, buckets),))
    _, token = platform.services.catalog.authorizations.create(draft)

    def seen(**resource: str) -> httpx2.Response:
        headers = {"Authorization": f"Token {token}"}
        return platform.client.post(EXPORT, json={"resources": [resource]}, headers=headers)

    (bucket,) = seen(kind="Bucket", id=platform.bucket_id).json()
    assert "associations" not in bucket["spec"]
    assert len(export(platform, resources=[{"kind": "Bucket", "name": "points"}]).json()) == 2
    assert len(seen(kind="Bucket", name="points").json()) == 1
    named = [seen(kind="Label", name=name) for name in ("hidden", "there is none")]
    assert [each.status_code for each in named] == [404, 404]
    assert named[0].json() == named[1].json()
    assert seen(kind="Label", id=carried["labelID"]).status_code == 401


def test_what_can_not_be_exported_is_refused(platform: Platform) -> None:
    def refused(**wanted: Any) -> tuple[int, str]:
        answer = export(platform, **wanted)
        return answer.status_code, answer.json()["message"]

    nothing = "at least 1 resource, 1 org id, or stack id must be provided"
    assert refused() == (422, nothing)
    unknown = {"kind": "Task", "id": "00000000000000ff"}
    assert refused(resources=[unknown]) == (400, "unsupported kind provided: Task")
    assert refused(resources=[{"kind": "Bucket", "name": "no"}]) == (404, "no buckets found")
    lost = {"kind": "dashboard", "id": "00000000000000ff"}
    assert refused(resources=[lost]) == (404, "dashboard not found")
    assert refused(orgIDs=[{"orgID": "x"}]) == (400, 'provided org id is invalid: "x"')
    renamed = {"kind": "bucket", "id": platform.bucket_id, "name": "renamed"}
    (bucket,) = export(platform, resources=[renamed]).json()
    assert bucket["spec"]["name"] == "renamed"
