// case: without a way out
// program
import "array"
import "pagerduty"
array.from(rows: [{a: pagerduty.sendEvent(routingKey: "k", client: "c", clientURL: "u", class: "x", group: "g", severity: "info", source: "s", summary: "m", timestamp: "2024-01-01T00:00:00Z", dedupKey: "d", eventAction: "trigger")}])
// error
no delivery configured
