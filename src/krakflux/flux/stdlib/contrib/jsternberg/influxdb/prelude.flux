import source "influxdata/influxdb"
import "influxdata/influxdb/v1"

// Reads a bucket from `start` on.
builtin from : (bucket: string, start: A, ?stop: B, ?org: string, ?host: string, ?token: string) => stream[C] where C: Record
from = (bucket, start, stop=now(), org="", host="", token="") => (if org != "" and host != "" then source.from(bucket: bucket, org: org, host: host, token: token)
    else if host != "" then source.from(bucket: bucket, host: host, token: token)
    else if org != "" then source.from(bucket: bucket, org: org)
    else source.from(bucket: bucket)) |> range(start: start, stop: stop)

// Reads fields of a measurement, of rows for which `where` holds, into columns, without `_measurement`, `_start` and `_stop`.
builtin select : (from: string, start: A, ?stop: B, m: string, ?fields: [string], ?org: string, ?host: string, ?token: string, ?where: (r: C) => bool) => stream[D] where C: Record, D: Record
select = (from, start, stop=now(), m, fields=[], org="", host="", token="", where=(r) => true) => _bounded(bucket: from, start: start, stop: stop, org: org, host: host, token: token)
    |> filter(fn: (r) => r._measurement == m)
    |> filter(fn: where)
    |> filter(fn: (r) => length(arr: fields) == 0 or contains(value: r._field, set: fields))
    |> v1.fieldsAsCols()
    |> drop(columns: ["_measurement", "_start", "_stop"])

// Reads a bucket, under a name that no parameter of select() hides.
builtin _bounded : (bucket: string, start: A, ?stop: B, ?org: string, ?host: string, ?token: string) => stream[C] where C: Record
_bounded = (bucket, start, stop=now(), org="", host="", token="") => from(bucket: bucket, start: start, stop: stop, org: org, host: host, token: token)
