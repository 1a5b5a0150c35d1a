// case: tables with equal keys merge
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> drop(columns: ["t"])
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,1.5
,,0,2024-01-01T00:00:10Z,
,,0,2024-01-01T00:00:20Z,4
,,0,2024-01-01T00:00:30Z,2.5
,,0,2024-01-01T00:00:00Z,10
,,0,2024-01-01T00:00:10Z,5

// case: by a function
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
data |> drop(fn: (column) => column =~ /^_t/)
// want
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,1.5,a
,,0,,a
,,0,4,a
,,0,2.5,a
,,1,10,b
,,1,5,b

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
none = debug.null(type: "float")
data = array.from(rows: [
    {t: "nulls", _time: 2024-01-01T00:00:00Z, _value: 1.5},
    {t: "nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "nulls", _time: 2024-01-01T00:02:00Z, _value: 0.5},
    {t: "nulls", _time: 2024-01-01T00:03:00Z, _value: 4.0},
    {t: "one", _time: 2024-01-01T00:00:30Z, _value: 2.0},
    {t: "only nulls", _time: 2024-01-01T00:00:00Z, _value: none},
    {t: "only nulls", _time: 2024-01-01T00:01:00Z, _value: none},
    {t: "none", _time: 2024-01-01T00:00:00Z, _value: 9.0},
])
    |> group(columns: ["t"])
    |> filter(fn: (r) => r.t != "none", onEmpty: "keep")
data |> drop(columns: ["t"])
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,1.5
,,0,2024-01-01T00:01:00Z,
,,0,2024-01-01T00:02:00Z,0.5
,,0,2024-01-01T00:03:00Z,4
,,0,2024-01-01T00:00:30Z,2
,,0,2024-01-01T00:00:00Z,
,,0,2024-01-01T00:01:00Z,

// case: all columns
// program
import "array"
array.from(rows: [{t: "a", _value: 1}, {t: "b", _value: 2}]) |> drop(fn: (column) => true)
// want
#datatype,string,long
#group,false,false
#default,_result,0
,result,table
