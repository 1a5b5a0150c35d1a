// case: without a way out
// program
import "array"
import "contrib/sranka/telegram"
array.from(rows: [{a: telegram.message(token: "t", channel: "1", text: "hello")}])
// error
no delivery configured
