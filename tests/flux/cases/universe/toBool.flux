// case: the column _value
// program
import "array"
array.from(rows: [{_value: "true", other: "x"}, {_value: "false", other: "x"}]) |> toBool()
// want
#datatype,string,long,boolean,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,true,x
,,0,false,x

// case: of what is none
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toBool()
// error
cannot convert string "a" to bool

// case: the column _value
// program
import "array"
array.from(rows: [{_value: 1, other: "x"}, {_value: 0, other: "x"}]) |> toBool()
// want
#datatype,string,long,boolean,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,true,x
,,0,false,x

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
data |> map(fn: (r) => ({r with _value: r._value > 1.0})) |> toBool()
// want
#datatype,string,long,dateTime:RFC3339,boolean,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,true,nulls
,,0,2024-01-01T00:01:00Z,,nulls
,,0,2024-01-01T00:02:00Z,false,nulls
,,0,2024-01-01T00:03:00Z,true,nulls
,,1,2024-01-01T00:00:30Z,true,one
,,2,2024-01-01T00:00:00Z,,only nulls
,,2,2024-01-01T00:01:00Z,,only nulls
