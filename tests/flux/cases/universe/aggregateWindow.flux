// case: time is the stop of the window
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> aggregateWindow(every: 20s, fn: mean)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1.5,a,2024-01-01T00:00:20Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,3.25,a,2024-01-01T00:00:40Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,,a,2024-01-01T00:01:00Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,7.5,b,2024-01-01T00:00:20Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,,b,2024-01-01T00:00:40Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,,b,2024-01-01T00:01:00Z

// case: count of an empty window is 0
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> aggregateWindow(every: 20s, fn: count)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2,a,2024-01-01T00:00:20Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2,a,2024-01-01T00:00:40Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,0,a,2024-01-01T00:01:00Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2,b,2024-01-01T00:00:20Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,0,b,2024-01-01T00:00:40Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,0,b,2024-01-01T00:01:00Z

// case: no empty windows
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> aggregateWindow(every: 20s, fn: last, createEmpty: false)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,1.5,a
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:40Z,2.5,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,5,b

// case: time is the start of the window
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> aggregateWindow(every: 20s, fn: sum, timeSrc: "_start", createEmpty: false)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1.5,a,2024-01-01T00:00:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,6.5,a,2024-01-01T00:00:20Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,15,b,2024-01-01T00:00:00Z

// case: a function of ones own
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> aggregateWindow(every: 1m, fn: (tables=<-, column) => tables |> quantile(q: 0.5, column: column))
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2.5,a,2024-01-01T00:01:00Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,7.5,b,2024-01-01T00:01:00Z

// case: the last window is clipped
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
data |> range(start: 2024-01-01T00:00:05Z, stop: 2024-01-01T00:00:35Z) |> aggregateWindow(every: 20s, fn: count)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2024-01-01T00:00:05Z,2024-01-01T00:00:35Z,1,a,2024-01-01T00:00:20Z
,,0,2024-01-01T00:00:05Z,2024-01-01T00:00:35Z,2,a,2024-01-01T00:00:35Z
,,1,2024-01-01T00:00:05Z,2024-01-01T00:00:35Z,1,b,2024-01-01T00:00:20Z
,,1,2024-01-01T00:00:05Z,2024-01-01T00:00:35Z,0,b,2024-01-01T00:00:35Z

// case: windows of a group without bounds, null windows
// program
import "array"
array.from(rows: [{_time: 2024-01-01T00:00:05Z, t: "a", _value: 1.0}, {_time: 2024-01-01T00:00:25Z, t: "b", _value: 2.0}])
    |> group(columns: ["t"])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:30Z)
    |> aggregateWindow(every: 10s, fn: sum, timeSrc: "_start")
    |> drop(columns: ["_start", "_stop"])
    |> group()
    |> aggregateWindow(every: 10s, fn: min, timeSrc: "_start")
    |> drop(columns: ["_start", "_stop"])
// want
#datatype,string,long,string,double,dateTime:RFC3339
#group,false,false,false,false,false
#default,_result,,,,
,result,table,t,_value,_time
,,0,a,1,2024-01-01T00:00:00Z
,,0,,,2024-01-01T00:00:10Z
,,0,b,2,2024-01-01T00:00:20Z

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
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
    |> group(columns: ["_start", "_stop", "t"])
    |> filter(fn: (r) => r.t != "none", onEmpty: "keep")
data |> aggregateWindow(every: 2m, fn: last)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,,,,,,
,result,table,_start,_stop,t,_time,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,none,2024-01-01T00:02:00Z,
,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,none,2024-01-01T00:04:00Z,
,,1,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,nulls,2024-01-01T00:02:00Z,1.5
,,1,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,nulls,2024-01-01T00:04:00Z,4
,,2,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,one,2024-01-01T00:02:00Z,2
,,2,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,one,2024-01-01T00:04:00Z,
,,3,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,only nulls,2024-01-01T00:02:00Z,
,,3,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,only nulls,2024-01-01T00:04:00Z,
