// case: the column _value
// program
import "array"
array.from(rows: [{_value: "15", other: "x"}, {_value: "-2", other: "x"}]) |> toInt()
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,15,x
,,0,-2,x

// case: of what is none
// program
import "array"
array.from(rows: [{_value: "a"}]) |> toInt()
// error
cannot convert string "a" to int due to invalid syntax

// case: the column _value
// program
import "array"
array.from(rows: [{_value: 1.9, other: "x"}, {_value: -1.9, other: "x"}]) |> toInt()
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,_value,other
,,0,1,x
,,0,-1,x

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
data |> toInt()
// want
#datatype,string,long,string,dateTime:RFC3339,long
#group,false,false,true,false,false
#default,_result,0,none,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,long
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,1,nulls,2024-01-01T00:00:00Z,1
,,1,nulls,2024-01-01T00:01:00Z,
,,1,nulls,2024-01-01T00:02:00Z,0
,,1,nulls,2024-01-01T00:03:00Z,4
,,2,one,2024-01-01T00:00:30Z,2
,,3,only nulls,2024-01-01T00:00:00Z,
,,3,only nulls,2024-01-01T00:01:00Z,
