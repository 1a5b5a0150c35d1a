// case: no other system is reached
// program
import "influxdata/influxdb/sample"
sample.list()
// error
sample.list: a query reaches no
