// case: without a way out
// program
import "array"
import "contrib/rhajek/bigpanda"
array.from(rows: [{a: bigpanda.sendAlert(url: "http://127.0.0.1:1/", token: "t", appKey: "k", status: "ok", rec: {host: "h"})}])
// error
no delivery configured
