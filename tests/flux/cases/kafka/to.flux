// case: no other system is reached
// program
import "array"
import "kafka"
data = array.from(rows: [{a: 1}])
data |> kafka.to(brokers: ["127.0.0.1:1"], topic: "t", valueColumns: ["a"])
// error
kafka.to: a query sends nothing
