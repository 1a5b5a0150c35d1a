// case: the group key stays
// program
import "array"
import "contrib/jsternberg/rows"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, t: "a", _value: 1.0}, {_time: 2024-01-01T00:00:00Z, t: "b", _value: 3.0}])
    |> group(columns: ["t"])
    |> rows.map(fn: (r) => ({_value: -r._value, t: "x"}))
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,-1
,,1,b,-3

// case: other types, empty tables
// program
import "array"
import "contrib/jsternberg/rows"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, t: "a", _value: 1.0}, {_time: 2024-01-01T00:00:00Z, t: "b", _value: 3.0}])
    |> group(columns: ["t"])
    |> filter(fn: (r) => r._value > 2.0, onEmpty: "keep")
    |> rows.map(fn: (r) => ({r with _value: string(v: r._value)}))
// want
#datatype,string,long,string,dateTime:RFC3339,string
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,0,b,2024-01-01T00:00:00Z,3
