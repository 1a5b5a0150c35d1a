// case: stop is not included
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
data |> range(start: 2024-01-01T00:00:10Z, stop: 2024-01-01T00:00:30Z)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,5,b

// case: an empty range
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
data |> range(start: 2024-01-01T00:00:10Z, stop: 2024-01-01T00:00:10Z)
// error
cannot query an empty range

// case: relative to now
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
option now = () => 2024-01-01T00:01:00Z
data |> range(start: -45s) |> drop(columns: ["_start"])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,false,false,true
#default,_result,,,,,
,result,table,_stop,_time,_value,t
,,0,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,2.5,a

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,false,false,true
#default,_result,1,2024-01-01T00:01:00Z,,,b
,result,table,_stop,_time,_value,t

// case: Unix seconds
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
data |> range(start: 1704067220, stop: 1704067230)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:20Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,4,a

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,1,2024-01-01T00:00:20Z,2024-01-01T00:00:30Z,,,b
,result,table,_start,_stop,_time,_value,t

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
data |> range(start: 2024-01-01T00:01:00Z, stop: 2024-01-01T00:03:00Z)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,0,2024-01-01T00:01:00Z,2024-01-01T00:03:00Z,none,,
,result,table,_start,_stop,t,_time,_value

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,,,,,,
,result,table,_start,_stop,t,_time,_value
,,1,2024-01-01T00:01:00Z,2024-01-01T00:03:00Z,nulls,2024-01-01T00:01:00Z,
,,1,2024-01-01T00:01:00Z,2024-01-01T00:03:00Z,nulls,2024-01-01T00:02:00Z,0.5

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,2,2024-01-01T00:01:00Z,2024-01-01T00:03:00Z,one,,
,result,table,_start,_stop,t,_time,_value

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,,,,,,
,result,table,_start,_stop,t,_time,_value
,,3,2024-01-01T00:01:00Z,2024-01-01T00:03:00Z,only nulls,2024-01-01T00:01:00Z,
