// case: between rows
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,10,a
,,0,2024-01-01T00:00:10Z,15,a
,,0,2024-01-01T00:00:20Z,3,a
,,0,2024-01-01T00:00:30Z,,a
,,0,2024-01-01T00:00:40Z,8,a
// program
import "interpolate"
data |> filter(fn: (r) => exists r._value) |> interpolate.linear(every: 4s)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,10,a
,,0,2024-01-01T00:00:04Z,12,a
,,0,2024-01-01T00:00:08Z,14,a
,,0,2024-01-01T00:00:10Z,15,a
,,0,2024-01-01T00:00:12Z,12.6,a
,,0,2024-01-01T00:00:16Z,7.8,a
,,0,2024-01-01T00:00:20Z,3,a
,,0,2024-01-01T00:00:24Z,4,a
,,0,2024-01-01T00:00:28Z,5,a
,,0,2024-01-01T00:00:32Z,6,a
,,0,2024-01-01T00:00:36Z,7,a
,,0,2024-01-01T00:00:40Z,8,a

// case: rows on the grid
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
import "interpolate"
data |> limit(n: 3) |> interpolate.linear(every: 5s)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:05Z,1.5,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:15Z,3,a
,,0,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:05Z,4.5,b
,,1,2024-01-01T00:00:10Z,6,b
,,1,2024-01-01T00:00:15Z,4.5,b
,,1,2024-01-01T00:00:20Z,3,b

// case: one row
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,10,a
,,0,2024-01-01T00:00:10Z,15,a
,,0,2024-01-01T00:00:20Z,3,a
,,0,2024-01-01T00:00:30Z,,a
,,0,2024-01-01T00:00:40Z,8,a
// program
import "interpolate"
data |> limit(n: 1) |> interpolate.linear(every: 4s)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,10,a

// case: months
// program
import "interpolate"
import "array"
array.from(rows: [{_time: 2024-01-15T00:00:00Z, _value: 0.0}, {_time: 2024-03-15T00:00:00Z, _value: 60.0}]) |> interpolate.linear(every: 1mo)
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-15T00:00:00Z,0
,,0,2024-02-01T00:00:00Z,17
,,0,2024-03-01T00:00:00Z,46
,,0,2024-03-15T00:00:00Z,60

// case: nulls
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
import "interpolate"
data |> interpolate.linear(every: 4s)
// error
null _value found during linear interpolation

// case: ints
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
// program
import "interpolate"
data |> interpolate.linear(every: 4s)
// error
cannot interpolate int values; expected float values

// case: other columns
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
import "interpolate"
data |> interpolate.linear(every: 4s)
// error
interpolate.linear requires column "x" to be in group key

// case: edges: nulls, one row, only nulls, no rows
// program
import "array"
import "internal/debug"
import "interpolate"
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
    |> filter(fn: (r) => exists r._value, onEmpty: "keep")
data |> interpolate.linear(every: 30s)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,0,none,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,1,nulls,2024-01-01T00:00:00Z,1.5
,,1,nulls,2024-01-01T00:00:30Z,1.25
,,1,nulls,2024-01-01T00:01:00Z,1
,,1,nulls,2024-01-01T00:01:30Z,0.75
,,1,nulls,2024-01-01T00:02:00Z,0.5
,,1,nulls,2024-01-01T00:02:30Z,2.25
,,1,nulls,2024-01-01T00:03:00Z,4
,,2,one,2024-01-01T00:00:30Z,2

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,3,only nulls,,
,result,table,t,_time,_value
