// case: columns outside the group key are fields
// points
// program
import "array"
import "influxdata/influxdb"
wrote =
    array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", t: "x", low: 1.5, high: 2.5}])
        |> group(columns: ["_measurement", "t"])
        |> influxdb.wideTo(bucket: "b")
        |> findRecord(fn: (key) => true, idx: 0)
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => wrote.low == 1.5) |> drop(columns: ["_start", "_stop"])
// want
#datatype,string,long,string,string,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_field,_measurement,_time,_value,t
,,0,high,m,2024-01-01T00:00:00Z,2.5,x

#datatype,string,long,string,string,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_field,_measurement,_time,_value,t
,,1,low,m,2024-01-01T00:00:00Z,1.5,x
