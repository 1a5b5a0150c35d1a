// case: without a way out
// program
import "array"
import "pagerduty"
send = pagerduty.endpoint()(mapFn: (r) => ({routingKey: "k", client: "c", clientURL: "u", class: "x", group: "g", severity: "info", source: "s", summary: "m", timestamp: "2024-01-01T00:00:00Z", eventAction: "trigger"}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
