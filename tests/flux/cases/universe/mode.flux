// case: several, sorted; none where all are equally frequent
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:20Z,3,a
,,0,2024-01-01T00:00:30Z,1,a
,,0,2024-01-01T00:00:40Z,2,a
,,0,2024-01-01T00:00:50Z,,a
,,1,2024-01-01T00:00:00Z,7,b
,,1,2024-01-01T00:00:10Z,8,b
,,2,2024-01-01T00:00:00Z,4,c
,,2,2024-01-01T00:00:10Z,4,c
// program
data |> mode()
// want
#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,1
,,0,a,3
,,1,b,
,,2,c,

// case: of strings
// data
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,x,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,y,a
,,0,2024-01-01T00:00:30Z,x,a
// program
data |> mode()
// want
#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,x

// case: of the group key
// data
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,x,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,y,a
,,0,2024-01-01T00:00:30Z,x,a
// program
data |> mode(column: "t")
// want
#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,a

// case: of a column that is missing
// data
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,x,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,y,a
,,0,2024-01-01T00:00:30Z,x,a
// program
data |> mode(column: "nope")
// want
#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,

// case: only nulls
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,,a
,,0,2024-01-01T00:00:10Z,,a
// program
data |> mode()
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,

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
data |> mode()
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,none,
,,1,nulls,
,,2,one,
,,3,only nulls,
