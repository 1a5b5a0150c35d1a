// case: without a way out
// program
import "array"
import "slack"
toSlack = slack.endpoint(token: "t")(mapFn: (r) => ({channel: "#c", text: r.a, color: "good"}))
array.from(rows: [{a: "x"}]) |> toSlack()
// error
no delivery configured
