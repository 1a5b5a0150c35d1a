// case: without a way out
// program
import "array"
import "contrib/chobbs/discord"
send = discord.endpoint(webhookToken: "t", webhookID: "i", username: "u")(mapFn: (r) => ({content: r.a}))
array.from(rows: [{a: "x"}]) |> send()
// error
no delivery configured
