// case: columns come out sorted
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
data |> map(fn: (r) => ({r with double: r._value * 2.0, a: "${r.t}!"}))
// want
#datatype,string,long,dateTime:RFC3339,double,string,double,string
#group,false,false,false,false,false,false,true
#default,_result,,,,,,
,result,table,_time,_value,a,double,t
,,0,2024-01-01T00:00:00Z,1.5,a!,3,a
,,0,2024-01-01T00:00:10Z,,a!,,a
,,0,2024-01-01T00:00:20Z,4,a!,8,a
,,0,2024-01-01T00:00:30Z,2.5,a!,5,a
,,1,2024-01-01T00:00:00Z,10,b!,20,b
,,1,2024-01-01T00:00:10Z,5,b!,10,b

// case: the key changes with its values
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
data |> map(fn: (r) => ({r with t: "same"}))
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,same
,,0,2024-01-01T00:00:10Z,,same
,,0,2024-01-01T00:00:20Z,4,same
,,0,2024-01-01T00:00:30Z,2.5,same
,,0,2024-01-01T00:00:00Z,10,same
,,0,2024-01-01T00:00:10Z,5,same

// case: a dropped key column merges tables
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
data |> map(fn: (r) => ({_time: r._time, _value: r._value}))
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,1.5
,,0,2024-01-01T00:00:10Z,
,,0,2024-01-01T00:00:20Z,4
,,0,2024-01-01T00:00:30Z,2.5
,,0,2024-01-01T00:00:00Z,10
,,0,2024-01-01T00:00:10Z,5

// case: integer division truncates
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> map(fn: (r) => ({r with half: r._value / 2, rest: r._value % 2}))
// want
#datatype,string,long,dateTime:RFC3339,long,long,long,string
#group,false,false,false,false,false,false,true
#default,_result,,,,,,
,result,table,_time,_value,half,rest,t
,,0,2024-01-01T00:00:00Z,3,1,1,a
,,0,2024-01-01T00:00:10Z,,,,a
,,0,2024-01-01T00:00:20Z,9,4,1,a
,,0,2024-01-01T00:00:30Z,-2,-1,0,a
,,1,2024-01-01T00:00:00Z,7,3,1,b

// case: division by zero
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> map(fn: (r) => ({r with _value: 1 / (r._value - 9)}))
// error
map: failed to evaluate map function: cannot divide by zero

// case: only selected rows fail
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> map(fn: (r) => ({r with _value: if r._value == 9 then 0 else 10 / (r._value - 9)}))
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,-1,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,0,a
,,0,2024-01-01T00:00:30Z,0,a
,,1,2024-01-01T00:00:00Z,-5,b

// case: types must fit
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,9,a
,,0,2024-01-01T00:00:30Z,-2,a
,,1,2024-01-01T00:00:00Z,7,b
// program
data |> map(fn: (r) => ({r with _value: r._value + 1.0}))
// error
map: unsupported binary expression int + float

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
data |> map(fn: (r) => ({r with t: r.t + "!", twice: r._value * 2.0}))
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,twice
,,0,2024-01-01T00:00:00Z,1.5,nulls!,3
,,0,2024-01-01T00:01:00Z,,nulls!,
,,0,2024-01-01T00:02:00Z,0.5,nulls!,1
,,0,2024-01-01T00:03:00Z,4,nulls!,8
,,1,2024-01-01T00:00:30Z,2,one!,4
,,2,2024-01-01T00:00:00Z,,only nulls!,
,,2,2024-01-01T00:01:00Z,,only nulls!,

// case: what goes wrong with values is told without the calls
// program
import "array"
told = (v) => float(v: v)
array.from(rows: [{_value: "1"}, {_value: "x"}]) |> map(fn: (r) => ({r with _value: told(v: r._value)}))
// error
failed to evaluate map function: cannot convert string "x" to float due to invalid syntax

// case: die
// program
import "array"
array.from(rows: [{_value: 1}]) |> map(fn: (r) => ({r with _value: die(msg: "no")}))
// error
failed to evaluate map function: no

// case: unsigned integers divide as unsigned integers
// data
#datatype,string,long,unsignedLong,unsignedLong,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_value,d,t
,,0,18446744073709551615,2,a
,,0,7,3,a
,,0,,3,a
// program
data |> map(fn: (r) => ({t: r.t, q: r._value / r.d, m: r._value % r.d, s: r._value / uint(v: 5)}))
// want
#datatype,string,long,unsignedLong,unsignedLong,unsignedLong,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,m,q,s,t
,,0,1,9223372036854775807,3689348814741910323,a
,,0,1,2,1,a
,,0,,,,a

// case: mergeKey keeps the group key's columns that the record lacks
// data
#datatype,string,long,double,string,string
#group,false,false,false,true,true
#default,_result,,,,
,result,table,_value,t,u
,,0,1.5,a,x
,,1,2.5,b,x
// program
data |> map(fn: (r) => ({double: r._value * 2.0, u: r.t + "!"}), mergeKey: true)
// want
#datatype,string,long,double,string,string
#group,false,false,false,true,true
#default,_result,,,,
,result,table,double,t,u
,,0,3,a,a!
,,1,5,b,b!

// case: mergeKey where the function needs the row interpreter
// data
#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,_value,t
,,0,1.5,a
,,0,2.5,a
// program
data |> map(fn: (r) => ({n: length(arr: [r._value])}), mergeKey: true)
// want
#datatype,string,long,long,string
#group,false,false,false,true
#default,_result,,,
,result,table,n,t
,,0,1,a
,,0,1,a
