// case: summed over all
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
,,0,2024-01-01T00:01:00Z,7,a
,,0,2024-01-01T00:01:10Z,6,a
,,0,2024-01-01T00:01:20Z,9,a
,,0,2024-01-01T00:01:30Z,12,a
,,0,2024-01-01T00:01:40Z,10,a
,,0,2024-01-01T00:01:50Z,11,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:10Z,6,b
,,1,2024-01-01T00:00:20Z,3,b
// program
import "experimental/aggregate"
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) |> aggregate.rate(every: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
#group,false,false,true,true,false,false
#default,_result,,,,,
,result,table,_start,_stop,_value,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,0.5,2024-01-01T00:01:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,0.2333333333333333,2024-01-01T00:02:00Z

// case: by groups, per minute
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
,,0,2024-01-01T00:01:00Z,7,a
,,0,2024-01-01T00:01:10Z,6,a
,,0,2024-01-01T00:01:20Z,9,a
,,0,2024-01-01T00:01:30Z,12,a
,,0,2024-01-01T00:01:40Z,10,a
,,0,2024-01-01T00:01:50Z,11,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:10Z,6,b
,,1,2024-01-01T00:00:20Z,3,b
// program
import "experimental/aggregate"
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:02:00Z) |> aggregate.rate(every: 1m, groupColumns: ["t"], unit: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,12,a,2024-01-01T00:01:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,14,a,2024-01-01T00:02:00Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,18,b,2024-01-01T00:01:00Z
,,1,2024-01-01T00:00:00Z,2024-01-01T00:02:00Z,,b,2024-01-01T00:02:00Z

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
import "experimental/aggregate"
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
data |> aggregate.rate(every: 2m, unit: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,dateTime:RFC3339
#group,false,false,true,true,false,false
#default,_result,,,,,
,result,table,_start,_stop,_value,_time
,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,,2024-01-01T00:02:00Z
,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,3.5,2024-01-01T00:04:00Z
