import "http"
import "json"
import "experimental/record"

// Names the action for a level: an "ok" resolves, all others trigger.
builtin actionFromLevel : (level: string) => string
actionFromLevel = (level) => if level == "ok" then "resolve" else "trigger"

// Names the action for a severity.
builtin actionFromSeverity : (severity: string) => string
actionFromSeverity = (severity) => actionFromLevel(level: severity)

// Names the severity for a level: critical, warning or info; error for what is unknown.
builtin severityFromLevel : (level: string) => string
severityFromLevel = (level) => if level == "crit" then "critical" else if level == "warn" then "warning" else if level == "info" or level == "ok" then "info" else "error"

// Sends an event and gives the status of the answer.
builtin sendEvent : (?pagerdutyURL: string, routingKey: string, client: string, clientURL: string, dedupKey: string, class: string, group: string, severity: string, eventAction: string, source: string, ?component: string, summary: string, timestamp: string, ?customDetails: A) => int
sendEvent = (pagerdutyURL=defaultURL, routingKey, client, clientURL, dedupKey, class, group, severity, eventAction, source, component="", summary, timestamp, customDetails=record.any) => http.post(
        url: pagerdutyURL,
        headers: {"Accept": "application/vnd.pagerduty+json;version=2", "Content-Type": "application/json"},
        data: json.encode(v: {
            payload: {summary: summary, timestamp: timestamp, source: source, component: component, severity: severity, group: group, class: class, custom_details: customDetails},
            routing_key: routingKey, dedup_key: dedupKey, event_action: eventAction, client: client, client_url: clientURL,
        }),
    )

// Sends an event for each row; `_sent` tells whether it was taken.
builtin endpoint : (?url: string) => (mapFn: (r: A) => {B with routingKey: string, client: string, clientURL: string, class: string, group: string, severity: string, eventAction: string, source: string, summary: string, timestamp: string}) => (<-tables: stream[C]) => stream[D] where A: Record, C: Record, D: Record
endpoint = (url=defaultURL) => (mapFn) => (tables=<-) => tables |> dedupKey() |> map(fn: (r) => {
        e = mapFn(r: r)
        status = sendEvent(pagerdutyURL: url, routingKey: e.routingKey, client: e.client, clientURL: e.clientURL, dedupKey: r._pagerdutyDedupKey, class: e.class, group: e.group, severity: e.severity, eventAction: e.eventAction, source: e.source, component: record.get(r: e, key: "component", default: ""), summary: e.summary, timestamp: e.timestamp, customDetails: record.get(r: e, key: "customDetails", default: record.any))
        return {r with _sent: string(v: 2 == status / 100), _status: string(v: status)}
    })
