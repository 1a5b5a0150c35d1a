// case: cuts tables
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> window(every: 20s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,,a
,,1,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:30Z,2.5,a
,,2,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,10,b
,,2,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,5,b

// case: overlapping
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> window(every: 20s, period: 30s) |> filter(fn: (r) => r.t == "b")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,5,b

// case: needs a range
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
data |> window(every: 20s)
// error
nil bounds passed to window; use range to set the window range

// case: inf undoes it
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> window(every: 20s) |> max() |> window(every: inf)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,10,b

// case: makes empty windows
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> filter(fn: (r) => r.t == "b") |> window(every: 20s, createEmpty: true)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,10,b
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,5,b

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,1,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,,,b
,result,table,_start,_stop,_time,_value,t

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,2,2024-01-01T00:00:40Z,2024-01-01T00:01:00Z,,,b
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
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:04:00Z)
    |> group(columns: ["_start", "_stop", "t"])
    |> filter(fn: (r) => r.t != "none", onEmpty: "keep")
data |> window(every: 2m, createEmpty: true)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,none,,
,result,table,_start,_stop,t,_time,_value

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,1,2024-01-01T00:02:00Z,2024-01-01T00:04:00Z,none,,
,result,table,_start,_stop,t,_time,_value

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,,,,,,
,result,table,_start,_stop,t,_time,_value
,,2,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,nulls,2024-01-01T00:00:00Z,1.5
,,2,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,nulls,2024-01-01T00:01:00Z,
,,3,2024-01-01T00:02:00Z,2024-01-01T00:04:00Z,nulls,2024-01-01T00:02:00Z,0.5
,,3,2024-01-01T00:02:00Z,2024-01-01T00:04:00Z,nulls,2024-01-01T00:03:00Z,4
,,4,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,one,2024-01-01T00:00:30Z,2

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,5,2024-01-01T00:02:00Z,2024-01-01T00:04:00Z,one,,
,result,table,_start,_stop,t,_time,_value

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,,,,,,
,result,table,_start,_stop,t,_time,_value
,,6,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,only nulls,2024-01-01T00:00:00Z,
,,6,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,only nulls,2024-01-01T00:01:00Z,

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,dateTime:RFC3339,double
#group,false,false,true,true,true,false,false
#default,_result,7,2024-01-01T00:02:00Z,2024-01-01T00:04:00Z,only nulls,,
,result,table,_start,_stop,t,_time,_value

// case: a period of 0s is that of every
// program
import "array"
array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 1}, {_time: 2024-01-01T00:00:09Z, _value: 2}])
    |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:00:10Z)
    |> window(every: 5s, period: 0s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,long
#group,false,false,true,true,false,false
#default,_result,,,,,
,result,table,_start,_stop,_time,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:05Z,2024-01-01T00:00:01Z,1
,,1,2024-01-01T00:00:05Z,2024-01-01T00:00:10Z,2024-01-01T00:00:09Z,2

// case: neither every nor period
// program
import "array"
array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 1}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> window(every: 0s)
// error
window function requires at least one of "every" or "period" to be set and non-zero

// case: months and hours don't mix
// program
import "array"
array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 1}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> window(every: 1mo1h)
// error
duration used as an interval cannot mix month and nanosecond units

// case: a long range costs nothing: only windows with rows are made
// program
import "array"
array.from(rows: [{_time: 1971-01-01T00:00:01Z, _value: 1}, {_time: 2024-01-01T00:00:00.5Z, _value: 2}])
    |> range(start: 0, stop: 2100-01-01T00:00:00Z)
    |> window(every: 1ms)
    |> sum()
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
#group,false,false,true,true,false
#default,_result,,,,
,result,table,_start,_stop,_value
,,0,1971-01-01T00:00:01Z,1971-01-01T00:00:01.001Z,1
,,1,2024-01-01T00:00:00.5Z,2024-01-01T00:00:00.501Z,2

// case: a long range on a local clock: only windows between the first and the last row are listed
// program
import "array"
import "timezone"
array.from(rows: [{_time: 2024-01-01T00:00:01Z, _value: 1}, {_time: 2024-01-01T00:00:03.2Z, _value: 2}])
    |> range(start: 0, stop: 2100-01-01T00:00:00Z)
    |> window(every: 1s, location: timezone.location(name: "Asia/Kolkata"))
    |> sum()
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long
#group,false,false,true,true,false
#default,_result,,,,
,result,table,_start,_stop,_value
,,0,2024-01-01T00:00:01Z,2024-01-01T00:00:02Z,1
,,1,2024-01-01T00:00:03Z,2024-01-01T00:00:04Z,2
