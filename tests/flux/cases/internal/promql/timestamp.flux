// case: times, or stops
// program
import "array"
import "internal/promql"
data = array.from(rows: [{_time: 2024-01-01T00:00:00.1234Z, _value: 1.0}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:10:00Z)
data |> promql.timestamp() |> yield(name: "time")
data |> drop(columns: ["_time"]) |> promql.timestamp() |> yield(name: "stop")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false,false
#default,time,,,,,
,result,table,_start,_stop,_time,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,2024-01-01T00:00:00.1234Z,1704067200.123

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double
#group,false,false,true,true,false
#default,stop,,,,
,result,table,_start,_stop,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:10:00Z,1704067800
