// case: labels of all columns
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
data |> columns()
// want
#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,_time
,,0,a,_value
,,0,a,t
,,1,b,_time
,,1,b,_value
,,1,b,t

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
data |> columns()
// want
#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,none,t
,,0,none,_time
,,0,none,_value
,,1,nulls,t
,,1,nulls,_time
,,1,nulls,_value
,,2,one,t
,,2,one,_time
,,2,one,_value
,,3,only nulls,t
,,3,only nulls,_time
,,3,only nulls,_value
