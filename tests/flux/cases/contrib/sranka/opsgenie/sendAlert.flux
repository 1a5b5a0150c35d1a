// case: without a way out
// program
import "array"
import "contrib/sranka/opsgenie"
array.from(rows: [{a: opsgenie.sendAlert(apiKey: "k", message: "m")}])
// error
no delivery configured
