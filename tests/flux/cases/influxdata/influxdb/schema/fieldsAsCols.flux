// also in influxdata/influxdb/v1

// case: a column for each field
// program
import "array"
import "influxdata/influxdb/schema"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _field: "a", _value: 1}, {_time: 2024-01-01T00:00:00Z, _field: "b", _value: 2}]) |> schema.fieldsAsCols()
// want
#datatype,string,long,dateTime:RFC3339,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,_time,a,b
,,0,2024-01-01T00:00:00Z,1,2
