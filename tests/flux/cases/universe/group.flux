// case: into one table, in the order of keys
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
data |> group()
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,0,2024-01-01T00:00:00Z,10,b
,,0,2024-01-01T00:00:10Z,5,b

// case: by a column outside the key
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
data |> group(columns: ["_value"])
// want
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,true,false
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,,a
,,1,2024-01-01T00:00:00Z,x,a
,,1,2024-01-01T00:00:30Z,x,a
,,2,2024-01-01T00:00:20Z,y,a

// case: except
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
data |> group(columns: ["_time", "_value"], mode: "except")
// want
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

// case: a column of two types
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
union(tables: [data, data |> map(fn: (r) => ({r with _value: "s", t: "c"}))]) |> group()
// error
group: schema collision detected: column "_value" is both of type float and string

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
data |> group(columns: ["_value"])
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,false,false,true
#default,_result,,,,
,result,table,t,_time,_value
,,0,nulls,2024-01-01T00:01:00Z,
,,0,only nulls,2024-01-01T00:00:00Z,
,,0,only nulls,2024-01-01T00:01:00Z,
,,1,nulls,2024-01-01T00:02:00Z,0.5
,,2,nulls,2024-01-01T00:00:00Z,1.5
,,3,one,2024-01-01T00:00:30Z,2
,,4,nulls,2024-01-01T00:03:00Z,4

// case: a group of a group is the second alone: rows stand as before the first
// program
import "array"
array.from(rows: [{t: "b", v: 1}, {t: "a", v: 2}, {t: "b", v: 3}]) |> group(columns: ["t"]) |> group()
// want
#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,t,v
,,0,b,1
,,0,a,2
,,0,b,3

// case: rows of several tables stand in the order in which the tables were first seen
// program
import "array"
array.from(rows: [{t: "b", v: 1}, {t: "a", v: 2}, {t: "b", v: 3}]) |> group(columns: ["t"]) |> sum(column: "v") |> group()
// want
#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,t,v
,,0,b,4
,,0,a,2

// case: storage gives the tables of a group by key
// points
m,a=1,b=y v=1 0
m,a=2,b=x v=2 0
// program
from(bucket: "b") |> range(start: 0) |> group(columns: ["b"]) |> sum() |> keep(columns: ["b", "_value"]) |> map(fn: (r) => ({r with n: 1})) |> group()
// want
#datatype,string,long,string,double,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,b,_value,n
,,0,x,2,1
,,0,y,1,1
