// case: an empty window
// program
import "array"
import "contrib/bonitoo-io/tickscript"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}, {_time: 2024-01-01T00:02:30Z, _value: 5.0}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:03:00Z)
    |> tickscript.selectWindow(fn: sum, as: "s", every: 1m, defaultValue: 0.0)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
#group,false,false,true,true,false,false
#default,_result,,,,,
,result,table,_start,_stop,s,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,1,2024-01-01T00:01:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,0,2024-01-01T00:02:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:03:00Z,5,2024-01-01T00:03:00Z
