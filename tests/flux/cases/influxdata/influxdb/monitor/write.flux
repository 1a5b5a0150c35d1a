// case: into the bucket of the option
// points
// program
import "array"
import "influxdata/influxdb/monitor"
option monitor.bucket = "b"
wrote =
    array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "statuses", _level: "ok", _message: "fine"}])
        |> group(columns: ["_measurement", "_level"])
        |> monitor.write()
        |> findRecord(fn: (key) => true, idx: 0)
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => wrote._level == "ok") |> drop(columns: ["_start", "_stop"])
// want
#datatype,string,long,string,string,string,dateTime:RFC3339,string
#group,false,false,true,true,true,false,false
#default,_result,,,,,,
,result,table,_field,_level,_measurement,_time,_value
,,0,_message,ok,statuses,2024-01-01T00:00:00Z,fine

// case: or as the option says
// program
import "array"
import "influxdata/influxdb/monitor"
option monitor.bucket = "b"
option monitor.write = (tables=<-) => tables |> limit(n: 1)
array.from(rows: [{a: 1}, {a: 2}]) |> monitor.write()
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,1
