// case: without a way out
// program
import "array"
import "pushbullet"
array.from(rows: [{a: pushbullet.pushNote(token: "t", title: "a", text: "b")}])
// error
no delivery configured
