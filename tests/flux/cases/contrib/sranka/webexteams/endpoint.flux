// case: without a way out
// program
import "array"
import "contrib/sranka/webexteams"
send = webexteams.endpoint(token: "t")(mapFn: (r) => ({roomId: "r", text: r.a, markdown: "b"}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
