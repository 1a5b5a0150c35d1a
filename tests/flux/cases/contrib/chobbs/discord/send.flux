// case: without a way out
// program
import "array"
import "contrib/chobbs/discord"
array.from(rows: [{a: discord.send(webhookToken: "t", webhookID: "i", username: "u", content: "c")}])
// error
no delivery configured
