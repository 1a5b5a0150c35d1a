// case: no other system is reached
// program
import "array"
import "experimental/mqtt"
data = array.from(rows: [{a: 1}])
data |> mqtt.to(broker: "tcp://127.0.0.1:1", topic: "t", valueColumns: ["a"])
// error
mqtt.to: a query sends nothing
