// case: sum and count
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
data |> reduce(identity: {s: 0.0, c: 0}, fn: (r, accumulator) => ({s: accumulator.s + r._value, c: accumulator.c + 1}))
// want
#datatype,string,long,string,long,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,c,s
,,0,a,3,8
,,1,b,2,15

// case: an accumulator that is compared
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
data |> reduce(identity: {m: 0.0}, fn: (r, accumulator) => ({m: if r._value > accumulator.m then r._value else accumulator.m}))
// want
#datatype,string,long,string,double
#group,false,false,true,false
#default,_result,,,
,result,table,t,m
,,0,a,4
,,1,b,10

// case: a null in the accumulator
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
data |> reduce(identity: {s: 0.0}, fn: (r, accumulator) => ({s: accumulator.s + r._value}))
// error
null values are not supported

// case: a column of the group key changes it
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
data |> reduce(identity: {t: ""}, fn: (r, accumulator) => ({t: r.t + "x"}))
// want
#datatype,string,long,string
#group,false,false,true
#default,_result,,
,result,table,t
,,0,ax
,,1,bx

// case: two tables with one key
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
data |> reduce(identity: {t: ""}, fn: (r, accumulator) => ({t: "same"}))
// error
two reducers writing result to the same table

// case: an identity that does not begin at zero
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
data |> reduce(identity: {s: 100}, fn: (r, accumulator) => ({s: r.n + accumulator.s}))
// want
#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,t,s
,,0,a,106
,,1,b,103

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
data |> reduce(identity: {n: 0}, fn: (r, accumulator) => ({n: accumulator.n + 1}))
// want
#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,t,n
,,0,none,0
,,1,nulls,4
,,2,one,1
,,3,only nulls,2

// case: what goes wrong with values
// program
import "array"
array.from(rows: [{_value: "1"}, {_value: "x"}])
    |> reduce(fn: (r, accumulator) => ({sum: accumulator.sum + int(v: r._value)}), identity: {sum: 0})
// error
failed to evaluate reduce function: cannot convert string "x" to int due to invalid syntax

// case: what goes wrong in a function that is no sum
// program
import "array"
array.from(rows: [{_value: 0}])
    |> reduce(fn: (r, accumulator) => ({last: accumulator.last / r._value}), identity: {last: 1})
// error
failed to evaluate reduce function: cannot divide by zero
