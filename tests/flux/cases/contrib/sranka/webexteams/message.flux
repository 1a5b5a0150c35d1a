// case: without a way out
// program
import "array"
import "contrib/sranka/webexteams"
array.from(rows: [{a: webexteams.message(token: "t", roomId: "r", text: "a", markdown: "b")}])
// error
no delivery configured
