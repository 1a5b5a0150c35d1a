// case: without a way out
// program
import "array"
import "contrib/sranka/teams"
send = teams.endpoint(url: "http://127.0.0.1:1/")(mapFn: (r) => ({title: r.a, text: "b", summary: ""}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
