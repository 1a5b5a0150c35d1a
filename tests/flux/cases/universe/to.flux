// case: rows pass, and stand in the bucket
// points
// program
import "array"
wrote =
    array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5, t: "x"}])
        |> group(columns: ["_measurement", "_field", "t"])
        |> to(bucket: "b")
        |> findRecord(fn: (key) => true, idx: 0)
from(bucket: "b")
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z)
    |> map(fn: (r) => ({r with passed: wrote._value}))
    |> drop(columns: ["_start", "_stop"])
// want
#datatype,string,long,string,string,dateTime:RFC3339,double,double,string
#group,false,false,true,true,false,false,false,true
#default,_result,,,,,,,
,result,table,_field,_measurement,_time,_value,passed,t
,,0,f,m,2024-01-01T00:00:00Z,1.5,1.5,x

// case: columns by name, fields by a function
// points
// program
import "array"
wrote =
    array.from(rows: [{at: 2024-01-01T00:00:00Z, m: "k", low: 1, high: 2, t: "x", note: "n"}])
        |> to(bucket: "b", timeColumn: "at", measurementColumn: "m", tagColumns: ["t"], fieldFn: (r) => ({low: r.low, high: r.high}))
        |> findRecord(fn: (key) => true, idx: 0)
from(bucket: "b") |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => wrote.low == 1) |> drop(columns: ["_start", "_stop"])
// want
#datatype,string,long,string,string,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_field,_measurement,_time,_value,t
,,0,high,k,2024-01-01T00:00:00Z,2,x

#datatype,string,long,string,string,dateTime:RFC3339,long,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_field,_measurement,_time,_value,t
,,1,low,k,2024-01-01T00:00:00Z,1,x

// case: a column that is absent
// points
// program
import "array"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _field: "f", _value: 1.0}]) |> to(bucket: "b")
// error
_measurement

// case: several, without yields
// points
// program
import "array"
data = array.from(rows: [{_time: 2024-01-01T00:00:00Z, _measurement: "m", _field: "f", _value: 1.5}])
data |> to(bucket: "b")
data |> map(fn: (r) => ({r with _field: "g"})) |> to(bucket: "b")
data |> keep(columns: ["_value"])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,1.5

#datatype,string,long,string,string,dateTime:RFC3339,double
#group,false,false,false,false,false,false
#default,to1,,,,,
,result,table,_field,_measurement,_time,_value
,,0,f,m,2024-01-01T00:00:00Z,1.5

#datatype,string,long,string,string,dateTime:RFC3339,double
#group,false,false,false,false,false,false
#default,to2,,,,,
,result,table,_field,_measurement,_time,_value
,,0,g,m,2024-01-01T00:00:00Z,1.5
