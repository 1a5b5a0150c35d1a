// case: over the range
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> timeWeightedAvg(unit: 1s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,true
#default,_result,,,,,
,result,table,_start,_stop,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1.5833333333333333,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,-5,b

// case: one row
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> limit(n: 1) |> timeWeightedAvg(unit: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,true
#default,_result,,,,,
,result,table,_start,_stop,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1.5,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,10,b

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
data |> timeWeightedAvg(unit: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,string,double
#group,false,false,true,true,true,false
#default,_result,,,,,
,result,table,_start,_stop,t,_value
,,0,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,none,0
,,1,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,nulls,2.5
,,2,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,one,2
,,3,2024-01-01T00:00:00Z,2024-01-01T00:04:00Z,only nulls,0
