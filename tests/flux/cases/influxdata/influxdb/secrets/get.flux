// case: without a way out
// program
import "array"
import "influxdata/influxdb/secrets"
array.from(rows: [{a: secrets.get(key: "k")}])
// error
no delivery configured
