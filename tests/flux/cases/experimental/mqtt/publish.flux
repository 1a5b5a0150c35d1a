// case: no other system is reached
// program
import "array"
import "experimental/mqtt"
array.from(rows: [{a: mqtt.publish(broker: "tcp://127.0.0.1:1", topic: "t", message: "m")}])
// error
mqtt.publish: a query sends nothing
