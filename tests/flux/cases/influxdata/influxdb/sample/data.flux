// case: no other system is reached
// program
import "influxdata/influxdb/sample"
sample.data(set: "x")
// error
sample.data: a query reaches no
