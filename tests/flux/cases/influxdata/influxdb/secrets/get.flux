// case: without secrets
// program
import "array"
import "influxdata/influxdb/secrets"
array.from(rows: [{a: secrets.get(key: "k")}])
// error
this run reads no secrets
