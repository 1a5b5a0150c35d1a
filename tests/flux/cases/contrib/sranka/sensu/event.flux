// case: without a way out
// program
import "array"
import "contrib/sranka/sensu"
array.from(rows: [{a: sensu.event(url: "http://127.0.0.1:1", apiKey: "k", checkName: "c", text: "t")}])
// error
no delivery configured
