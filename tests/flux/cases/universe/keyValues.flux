// case: two columns
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,x,y,t
,,0,1,2,a
,,0,2,4,a
,,0,,9,a
,,0,3,9,a
,,1,5,5,b
// program
data |> keyValues(keyColumns: ["x", "y"])
// want
#datatype,string,long,string,string,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_key,_value
,,0,a,x,1
,,0,a,y,2
,,0,a,y,4
,,0,a,x,
,,0,a,y,9
,,0,a,x,3
,,1,b,x,5

// case: strings, one missing
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
data |> keyValues(keyColumns: ["t", "nope", "_value"])
// want
#datatype,string,long,string,string,string
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_key,_value
,,0,a,t,a
,,0,a,_value,x
,,0,a,_value,
,,0,a,_value,y

// case: all missing
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
data |> keyValues(keyColumns: ["nope"])
// error
received table with columns [_time _value t] not having key columns [nope]

// case: two types
// data
#datatype,string,long,double,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,x,y,t
,,0,1,2,a
,,0,2,4,a
,,0,,9,a
,,0,3,9,a
,,1,5,5,b
// program
data |> keyValues(keyColumns: ["x", "t"])
// error
keyColumns must all be the same type

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
data |> keyValues(keyColumns: ["_value"])
// want
#datatype,string,long,string,string,double
#group,false,false,true,false,false
#default,_result,0,none,,
,result,table,t,_key,_value

#datatype,string,long,string,string,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_key,_value
,,1,nulls,_value,1.5
,,1,nulls,_value,
,,1,nulls,_value,0.5
,,1,nulls,_value,4
,,2,one,_value,2
,,3,only nulls,_value,
