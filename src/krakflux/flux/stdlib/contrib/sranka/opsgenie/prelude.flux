import "array"
import "http"
import "json"
import "strings"

// Writes responders as JSON: `user:`, `team:`, `escalation:` or `schedule:` stands in front of each name.
builtin respondersToJSON : (v: [string]) => string
respondersToJSON = (v) => "[" + strings.joinStr(arr: array.map(arr: v, fn: (x) => _responder(v: x)), v: ",") + "]"

// Writes one responder as JSON.
builtin _responder : (v: string) => string
_responder = (v) => {
    kind = strings.substring(v: v, start: 0, end: strings.index(v: v, substr: ":"))
    name = string(v: json.encode(v: strings.trimPrefix(v: v, prefix: kind + ":")))
    return if kind == "user" then "{\"type\":\"user\",\"username\":${name}}"
        else if kind == "team" or kind == "escalation" or kind == "schedule" then "{\"type\":\"${kind}\",\"name\":${name}}"
        else die(msg: "opsgenie: responder ${v} must start with user:, team:, escalation: or schedule:")
}

// Cuts a text off and writes it as JSON.
builtin _cut : (v: string, length: int) => string
_cut = (v, length) => string(v: json.encode(v: if strings.strlen(v: v) > length then strings.substring(v: v, start: 0, end: length) else v))

// Sends an alert and gives the status of the answer. Texts are cut off at Opsgenie's limits.
builtin sendAlert : (?url: string, apiKey: string, message: string, ?alias: string, ?description: string, ?priority: string, ?responders: [string], ?tags: [string], ?entity: string, ?actions: [string], ?visibleTo: [string], ?details: string) => int
sendAlert = (url="https://api.opsgenie.com/v2/alerts", apiKey, message, alias="", description="", priority="P3", responders=[], tags=[], entity="", actions=[], visibleTo=[], details="{}") => {
    parts = [
        "\"message\": " + _cut(v: message, length: 130),
        "\"alias\": " + _cut(v: if alias == "" then message else alias, length: 512),
        "\"description\": " + _cut(v: description, length: 15000),
        "\"responders\": " + respondersToJSON(v: responders),
        "\"visibleTo\": " + respondersToJSON(v: visibleTo),
        "\"actions\": " + string(v: json.encode(v: actions)),
        "\"tags\": " + string(v: json.encode(v: tags)),
        "\"details\": " + details,
        "\"entity\": " + _cut(v: entity, length: 512),
        "\"priority\": " + _cut(v: priority, length: 2),
    ]
    return http.post(
        url: url,
        headers: {"Authorization": "GenieKey " + apiKey, "Content-Type": "application/json; charset=utf-8"},
        data: bytes(v: "{" + strings.joinStr(arr: parts, v: ", ") + "}"),
    )
}

// Sends an alert for each row; `_sent` tells whether it was taken, `_status` gives the status of the answer.
builtin endpoint : (?url: string, apiKey: string, ?entity: string) => (mapFn: (r: A) => {B with message: string, alias: string, description: string, priority: string, responders: [string], tags: [string], actions: [string], visibleTo: [string], details: string}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url="https://api.opsgenie.com/v2/alerts", apiKey, entity="") => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        a = mapFn(r: r)
        status = sendAlert(url: url, apiKey: apiKey, entity: entity, message: a.message, alias: a.alias, description: a.description, priority: a.priority, responders: a.responders, tags: a.tags, actions: a.actions, visibleTo: a.visibleTo, details: a.details)
        return {r with _status: string(v: status), _sent: string(v: 2 == status / 100)}
    })
