import "http"
import "json"
import "regexp"

// Makes a name of a text: what is no letter, digit, underscore, period or hyphen becomes an underscore.
builtin toSensuName : (v: string) => string
toSensuName = (v) => regexp.replaceAllString(r: /[^a-zA-Z0-9_.-]/, v: v, t: "_")

// Sends an event and gives the status of the answer.
builtin event : (url: string, apiKey: string, checkName: string, text: string, ?handlers: [string], ?status: int, ?state: string, ?namespace: string, ?entityName: string) => int
event = (url, apiKey, checkName, text, handlers=[], status=0, state="", namespace="default", entityName="influxdb") => http.post(
        url: url + "/api/core/v2/namespaces/" + namespace + "/events",
        headers: {"Authorization": "Key " + apiKey, "Content-Type": "application/json; charset=utf-8"},
        data: json.encode(v: {
            entity: {entity_class: "proxy", metadata: {name: toSensuName(v: entityName)}},
            check: {
                output: text,
                state: if state != "" then state else if status == 0 then "passing" else "failing",
                status: status,
                handlers: handlers,
                interval: 60,
                metadata: {name: toSensuName(v: checkName)},
            },
        }),
    )

// Sends an event for each row; `_sent` tells whether it was taken.
builtin endpoint : (url: string, apiKey: string, ?handlers: [string], ?namespace: string, ?entityName: string) => (mapFn: (r: A) => {B with checkName: string, text: string, status: int}) => (<-tables: stream[A]) => stream[C] where A: Record, C: Record
endpoint = (url, apiKey, handlers=[], namespace="default", entityName="influxdb") => (mapFn) => (tables=<-) => tables |> map(fn: (r) => {
        e = mapFn(r: r)
        return {r with _sent: string(v: 2 == event(url: url, apiKey: apiKey, checkName: e.checkName, text: e.text, handlers: handlers, status: e.status, namespace: namespace, entityName: entityName) / 100)}
    })
