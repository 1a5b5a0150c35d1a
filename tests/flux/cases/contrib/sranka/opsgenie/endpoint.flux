// case: without a way out
// program
import "array"
import "contrib/sranka/opsgenie"
send = opsgenie.endpoint(apiKey: "k")(mapFn: (r) => ({message: r.a, alias: "", description: "", priority: "P1", responders: ["user:u"], tags: [], actions: [], visibleTo: [], details: "{}"}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
