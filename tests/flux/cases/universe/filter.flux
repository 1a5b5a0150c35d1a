// case: null is not selected
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
data |> filter(fn: (r) => r._value != 4.0)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b

// case: ints compare with floats
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
data |> filter(fn: (r) => r._value > 3)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b

// case: a missing column is null
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
data |> filter(fn: (r) => not exists r.none and r.t == "b")
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,10,b
,,0,2024-01-01T00:00:10Z,5,b

// case: onEmpty keep
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
data |> filter(fn: (r) => r.t == "b", onEmpty: "keep")
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,0,,,a
,result,table,_time,_value,t

#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b

// case: regular expressions
// data
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,x,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,y,a
,,0,2024-01-01T00:00:30Z,x,a
// program
data |> filter(fn: (r) => r._value =~ /^[wx]/)
// want
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,x,a
,,0,2024-01-01T00:00:30Z,x,a

// case: a missing column or true
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
data |> filter(fn: (r) => r.none == "x" or r._value == 10.0)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,10,b

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
data |> filter(fn: (r) => r._value > 1.0)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,0,nulls,2024-01-01T00:00:00Z,1.5
,,0,nulls,2024-01-01T00:03:00Z,4
,,1,one,2024-01-01T00:00:30Z,2

// case: what goes wrong with values
// program
import "array"
array.from(rows: [{_value: "1"}, {_value: "x"}]) |> filter(fn: (r) => int(v: r._value) > 0)
// error
failed to evaluate filter function: cannot convert string "x" to int due to invalid syntax

// case: what goes wrong with the group key
// program
import "array"
array.from(rows: [{t: "x", _value: 1}]) |> group(columns: ["t"]) |> filter(fn: (r) => int(v: r.t) > 0)
// error
cannot convert string "x" to int due to invalid syntax

// case: an integer divided by zero
// program
import "array"
array.from(rows: [{_value: 0}]) |> filter(fn: (r) => 1 / r._value > 0)
// error
failed to evaluate filter function: cannot divide by zero
