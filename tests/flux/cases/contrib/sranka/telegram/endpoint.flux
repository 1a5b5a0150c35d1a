// case: without a way out
// program
import "array"
import "contrib/sranka/telegram"
send = telegram.endpoint(token: "t")(mapFn: (r) => ({channel: "1", text: r.a, silent: false}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
