// case: without a way out
// program
import "array"
import "pushbullet"
send = pushbullet.endpoint(token: "t")(mapFn: (r) => ({title: r.a, text: "b"}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
