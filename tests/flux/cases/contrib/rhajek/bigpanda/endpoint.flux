// case: without a way out
// program
import "array"
import "contrib/rhajek/bigpanda"
send = bigpanda.endpoint(token: "t", appKey: "k")(mapFn: (r) => ({status: "ok", description: r.a}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
