// case: rows
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
import "market"
data |> market.rollingQuantile(q: 0.5, n: 3)
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,rollingQuantile
,,0,2024-01-01T00:00:00Z,1,a,
,,0,2024-01-01T00:00:10Z,2,a,
,,0,2024-01-01T00:00:20Z,4,a,2
,,0,2024-01-01T00:00:30Z,3,a,3
,,0,2024-01-01T00:00:40Z,5,a,4
,,0,2024-01-01T00:00:50Z,8,a,5
,,0,2024-01-01T00:01:00Z,7,a,7
,,0,2024-01-01T00:01:10Z,6,a,7
,,0,2024-01-01T00:01:20Z,9,a,7
,,0,2024-01-01T00:01:30Z,12,a,9
,,0,2024-01-01T00:01:40Z,10,a,10
,,0,2024-01-01T00:01:50Z,11,a,11
,,1,2024-01-01T00:00:00Z,3,b,
,,1,2024-01-01T00:00:10Z,6,b,
,,1,2024-01-01T00:00:20Z,3,b,3

// case: time
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
import "market"
data |> market.rollingQuantile(q: 0.25, period: 25s)
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,rollingQuantile
,,0,2024-01-01T00:00:00Z,1.5,a,1.5
,,0,2024-01-01T00:00:10Z,,a,1.5
,,0,2024-01-01T00:00:20Z,4,a,2.125
,,0,2024-01-01T00:00:30Z,2.5,a,2.875
,,1,2024-01-01T00:00:00Z,10,b,10
,,1,2024-01-01T00:00:10Z,5,b,6.25

// case: out of bounds
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
import "market"
data |> market.rollingQuantile(q: 2.0, n: 3)
// error
quantile must be between 0 and 1

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
import "market"
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
data |> market.rollingQuantile(q: 0.5, n: 2)
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,0,none,,,
,result,table,t,_time,_value,rollingQuantile

#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,_value,rollingQuantile
,,1,nulls,2024-01-01T00:00:00Z,1.5,
,,1,nulls,2024-01-01T00:01:00Z,,1.5
,,1,nulls,2024-01-01T00:02:00Z,0.5,0.5
,,1,nulls,2024-01-01T00:03:00Z,4,2.25
,,2,one,2024-01-01T00:00:30Z,2,
,,3,only nulls,2024-01-01T00:00:00Z,,
,,3,only nulls,2024-01-01T00:01:00Z,,
