// points
m,t=a f=1,g=2 1704067200000000000
n,t=a f=3 1704067200000000000
// case: between two times
// program
import "contrib/jsternberg/influxdb"
influxdb.from(bucket: "b", start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> filter(fn: (r) => r._field == "g") |> drop(columns: ["_start", "_stop"])
// want
#datatype,string,long,dateTime:RFC3339,double,string,string,string
#group,false,false,false,false,true,true,true
#default,_result,,,,,,
,result,table,_time,_value,_field,_measurement,t
,,0,2024-01-01T00:00:00Z,2,g,m,a
