// case: no other system is reached
// program
import "array"
import "experimental/influxdb"
array.from(rows: [{a: influxdb.api(method: "get", path: "/health", host: "http://127.0.0.1:1").statusCode}])
// error
influxdb.api: a query reaches no
