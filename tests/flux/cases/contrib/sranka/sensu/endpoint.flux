// case: without a way out
// program
import "array"
import "contrib/sranka/sensu"
send = sensu.endpoint(url: "http://127.0.0.1:1", apiKey: "k")(mapFn: (r) => ({checkName: "c", text: r.a, status: 2}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
