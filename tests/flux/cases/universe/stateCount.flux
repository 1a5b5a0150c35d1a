// case: runs
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
data |> stateCount(fn: (r) => r._value > 2.5 and r._value != 7.0)
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,stateCount
,,0,2024-01-01T00:00:00Z,1,a,-1
,,0,2024-01-01T00:00:10Z,2,a,-1
,,0,2024-01-01T00:00:20Z,4,a,1
,,0,2024-01-01T00:00:30Z,3,a,2
,,0,2024-01-01T00:00:40Z,5,a,3
,,0,2024-01-01T00:00:50Z,8,a,4
,,0,2024-01-01T00:01:00Z,7,a,-1
,,0,2024-01-01T00:01:10Z,6,a,1
,,0,2024-01-01T00:01:20Z,9,a,2
,,0,2024-01-01T00:01:30Z,12,a,3
,,0,2024-01-01T00:01:40Z,10,a,4
,,0,2024-01-01T00:01:50Z,11,a,5
,,1,2024-01-01T00:00:00Z,3,b,1
,,1,2024-01-01T00:00:10Z,6,b,2
,,1,2024-01-01T00:00:20Z,3,b,3

// case: null is false
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
data |> stateCount(fn: (r) => r._value < 5.0, column: "n")
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,n
,,0,2024-01-01T00:00:00Z,1.5,a,1
,,0,2024-01-01T00:00:10Z,,a,-1
,,0,2024-01-01T00:00:20Z,4,a,1
,,0,2024-01-01T00:00:30Z,2.5,a,2
,,1,2024-01-01T00:00:00Z,10,b,-1
,,1,2024-01-01T00:00:10Z,5,b,-1

// case: times must rise
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:00Z,100,a
// program
data |> stateCount(fn: (r) => true)
// error
got an out-of-order timestamp

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
data |> stateCount(fn: (r) => r._value > 1.0)
// want
#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,0,none,,,
,result,table,t,_time,_value,stateCount

#datatype,string,long,string,dateTime:RFC3339,double,long
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,_value,stateCount
,,1,nulls,2024-01-01T00:00:00Z,1.5,1
,,1,nulls,2024-01-01T00:01:00Z,,-1
,,1,nulls,2024-01-01T00:02:00Z,0.5,-1
,,1,nulls,2024-01-01T00:03:00Z,4,1
,,2,one,2024-01-01T00:00:30Z,2,1
,,3,only nulls,2024-01-01T00:00:00Z,,-1
,,3,only nulls,2024-01-01T00:01:00Z,,-1

// case: rows whose predicate ends with an error are left out
// program
import "array"
array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, _value: 1},
    {_time: 2024-01-01T00:00:10Z, _value: 0},
    {_time: 2024-01-01T00:00:20Z, _value: 2},
    {_time: 2024-01-01T00:00:30Z, _value: 9},
    {_time: 2024-01-01T00:00:40Z, _value: 1},
]) |> stateCount(fn: (r) => 4 / r._value > 0)
// want
#datatype,string,long,dateTime:RFC3339,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,_time,_value,stateCount
,,0,2024-01-01T00:00:00Z,1,1
,,0,2024-01-01T00:00:20Z,2,2
,,0,2024-01-01T00:00:30Z,9,-1
,,0,2024-01-01T00:00:40Z,1,1

// case: a predicate whose types don't fit
// program
import "array"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1}]) |> stateCount(fn: (r) => r._value > "a")
// error
unsupported binary expression int > string
