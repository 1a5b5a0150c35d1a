// case: without a way out
// program
import "array"
import "pushbullet"
array.from(rows: [{a: pushbullet.pushData(token: "t", data: {type: "link"})}])
// error
no delivery configured
