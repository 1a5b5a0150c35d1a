from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from krakflux.errors import NotFoundError
from krakflux.flux.program import Environment, Query, compile_query, run_program
from support.flux import UNLIMITED
from support.memory_storage import FixedClock, MemoryStorage, OneBucket

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = """import "array"
rows = array.from(rows: [{t: "a", v: 1}, {t: "b", v: 2}])
"""


@dataclass
class Outbox:
    """Keeps what scripts send."""

    status: int = 200
    sent: list[tuple[str, Mapping[str, str], bytes]] = field(default_factory=list)

    def post(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        self.sent.append((url, headers, body))
        return self.status


class OneSecret:
    def get(self, key: str) -> str:
        if key != "token":
            raise NotFoundError("secret not found")
        return "s3cret"


def run(script: str, outbox: Outbox) -> list[dict[str, object]]:
    environment = Environment(
        MemoryStorage(), OneBucket(), FixedClock(), UNLIMITED, delivery=outbox, secrets=OneSecret()
    )
    results = list(run_program(compile_query(Query(script)), environment))
    return [row for result in results for block in result.blocks for row in block.rows.to_dicts()]


def test_an_endpoint_sends_a_message_for_each_row() -> None:
    outbox = Outbox()
    rows = run(
        'import "slack"\nimport "influxdata/influxdb/secrets"\n'
        + ROWS
        + 'send = slack.endpoint(url: "http://chat", token: secrets.get(key: "token"))\n'
        'rows |> send(mapFn: (r) => ({channel: "c", text: r.t, color: "good"}))()',
        outbox,
    )
    assert [row["_sent"] for row in rows] == ["true", "true"]
    assert [url for url, _, _ in outbox.sent] == ["http://chat"] * 2
    assert outbox.sent[0][1]["Authorization"] == "Bearer s3cret"
    assert [b'"text":"a"' in body for _, _, body in outbox.sent] == [True, False]


@pytest.mark.parametrize(("status", "sent"), [(200, "true"), (500, "false")])
def test_http_endpoints_tell_whether_they_were_answered(status: int, sent: str) -> None:
    outbox = Outbox(status)
    rows = run(
        'import "http"\nimport "json"\n'
        + ROWS
        + 'rows |> http.endpoint(url: "http://hook")(mapFn: (r) => ({headers: {"A": "b"}, '
        "data: json.encode(v: {value: r.v})}))()",
        outbox,
    )
    assert [row["_sent"] for row in rows] == [sent, sent]
    assert [(headers, body) for _, headers, body in outbox.sent] == [
        ({"A": "b"}, b'{"value":1}'),
        ({"A": "b"}, b'{"value":2}'),
    ]


def test_options_of_a_package_are_read_when_it_is_called() -> None:
    outbox = Outbox()
    run(
        'import "slack"\n' + ROWS + 'option slack.defaultURL = "http://other"\n'
        'rows |> slack.endpoint()(mapFn: (r) => ({channel: "c", text: r.t, color: "good"}))()',
        outbox,
    )
    assert {url for url, _, _ in outbox.sent} == {"http://other"}


@pytest.mark.parametrize("text", ["r.t", '"the same"'])
def test_rows_that_are_alike_are_sent_each(text: str) -> None:
    outbox = Outbox()
    run(
        'import "slack"\n' + ROWS + 'rows |> map(fn: (r) => ({r with t: "same", v: 1}))\n'
        f'|> slack.endpoint()(mapFn: (r) => ({{channel: "c", text: {text}, color: "good"}}))()',
        outbox,
    )
    assert len(outbox.sent) == 2


@pytest.mark.parametrize(
    ("package", "call", "url", "body"),
    [
        (
            "pushbullet",
            'pushNote(token: "t", title: "a", text: "b")',
            "https://api.pushbullet.com/v2/pushes",
            {"type": "note", "title": "a", "body": "b"},
        ),
        (
            "contrib/sranka/teams",
            f'message(url: "http://hook", title: "a", text: "{"x" * 71}")',
            "http://hook",
            {
                "@type": "MessageCard",
                "@context": "http://schema.org/extensions",
                "title": "a",
                "text": "x" * 71,
                "summary": "x" * 70 + "...",
            },
        ),
        (
            "contrib/sranka/webexteams",
            'message(token: "t", roomId: "r", text: "a", markdown: "b")',
            "https://webexapis.com/v1/messages",
            {"roomId": "r", "text": "a", "markdown": "b"},
        ),
        (
            "contrib/sranka/sensu",
            'event(url: "http://sensu", apiKey: "k", checkName: "a b", text: "t", status: 2)',
            "http://sensu/api/core/v2/namespaces/default/events",
            {
                "entity": {"entity_class": "proxy", "metadata": {"name": "influxdb"}},
                "check": {
                    "output": "t",
                    "state": "failing",
                    "status": 2,
                    "handlers": [],
                    "interval": 60,
                    "metadata": {"name": "a_b"},
                },
            },
        ),
        (
            "contrib/sranka/opsgenie",
            'sendAlert(apiKey: "k", message: "m", responders: ["user:u"], tags: ["x"])',
            "https://api.opsgenie.com/v2/alerts",
            {
                "message": "m",
                "alias": "m",
                "description": "",
                "responders": [{"type": "user", "username": "u"}],
                "visibleTo": [],
                "actions": [],
                "tags": ["x"],
                "details": {},
                "entity": "",
                "priority": "P3",
            },
        ),
        (
            "contrib/chobbs/discord",
            'send(webhookToken: "t", webhookID: "i", username: "u", content: "c")',
            "https://discordapp.com/api/webhooks/i/t",
            {"username": "u", "content": "c", "avatar_url": ""},
        ),
        (
            "contrib/rhajek/bigpanda",
            'sendAlert(url: "http://x", token: "t", appKey: "k", status: "ok", rec: {host: "h"})',
            "http://x",
            {"host": "h", "app_key": "k", "status": "ok"},
        ),
    ],
)
def test_messages_are_written_as_their_receivers_read_them(
    package: str, call: str, url: str, body: object
) -> None:
    outbox = Outbox()
    name = package.rpartition("/")[2]
    run(f'import "{package}"\nimport "array"\narray.from(rows: [{{v: {name}.{call}}}])', outbox)
    (sent,) = outbox.sent
    assert (sent[0], json.loads(sent[2])) == (url, body)
