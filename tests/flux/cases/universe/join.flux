// case: rows that agree
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
left = data |> keep(columns: ["_time", "_value", "t"])
right = data |> keep(columns: ["_time", "n", "t"]) |> filter(fn: (r) => r.n > 1)
join(tables: {l: left, r: right}, on: ["_time", "t"])
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,n
,,0,2024-01-01T00:00:10Z,4,a,2
,,0,2024-01-01T00:00:20Z,2.5,a,3
,,1,2024-01-01T00:00:10Z,5,b,2

// case: shared columns get the name of their stream
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
join(tables: {a: data, b: data}, on: ["_time", "t"])
// want
#datatype,string,long,dateTime:RFC3339,double,long,string,double,long
#group,false,false,false,false,false,true,false,false
#default,_result,,,,,,,
,result,table,_time,_value_a,n_a,t,_value_b,n_b
,,0,2024-01-01T00:00:00Z,1.5,1,a,1.5,1
,,0,2024-01-01T00:00:10Z,4,2,a,4,2
,,0,2024-01-01T00:00:20Z,2.5,3,a,2.5,3
,,1,2024-01-01T00:00:00Z,10,1,b,10,1
,,1,2024-01-01T00:00:10Z,5,2,b,5,2

// case: null equals nothing
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
join(tables: {a: data, b: data}, on: ["_value", "t"])
// want
#datatype,string,long,dateTime:RFC3339,double,long,string,dateTime:RFC3339,long
#group,false,false,false,false,false,true,false,false
#default,_result,,,,,,,
,result,table,_time_a,_value,n_a,t,_time_b,n_b
,,0,2024-01-01T00:00:00Z,1.5,1,a,2024-01-01T00:00:00Z,1
,,0,2024-01-01T00:00:20Z,2.5,3,a,2024-01-01T00:00:20Z,3
,,1,2024-01-01T00:00:10Z,5,2,b,2024-01-01T00:00:10Z,2
,,1,2024-01-01T00:00:00Z,10,1,b,2024-01-01T00:00:00Z,1

// case: tables of different keys join by other columns
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
join(tables: {a: data |> limit(n: 1), b: data |> limit(n: 1)}, on: ["_time"])
// want
#datatype,string,long,dateTime:RFC3339,double,long,string,double,long,string
#group,false,false,false,false,false,true,false,false,true
#default,_result,,,,,,,,
,result,table,_time,_value_a,n_a,t_a,_value_b,n_b,t_b
,,0,2024-01-01T00:00:00Z,1.5,1,a,1.5,1,a
,,1,2024-01-01T00:00:00Z,1.5,1,a,10,1,b
,,2,2024-01-01T00:00:00Z,10,1,b,1.5,1,a
,,3,2024-01-01T00:00:00Z,10,1,b,10,1,b

// case: only inner
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
join(tables: {a: data, b: data}, on: ["t"], method: "left")
// error
not supported

// case: what only some of a stream's tables have is null in the others, under one name in all
// program
import "array"
import "internal/debug"
left = union(tables: [array.from(rows: [{t: 1, k: "x", _value: 1.5}]) |> group(columns: ["k"]) |> debug.opaque(), array.from(rows: [{t: 1, _value: 2.5}]) |> debug.opaque()])
right = array.from(rows: [{t: 1, k: 8.0, _value: 10.0}]) |> group(columns: ["k"])
join(tables: {a: left, b: right}, on: ["t"])
// want
#datatype,string,long,long,double,string,double,double
#group,false,false,false,false,false,true,false
#default,_result,,,,,,
,result,table,t,_value_a,k_a,k_b,_value_b
,,0,1,2.5,,8,10

#datatype,string,long,long,string,double,double,double
#group,false,false,false,true,false,true,false
#default,_result,,,,,,
,result,table,t,k_a,_value_a,k_b,_value_b
,,1,1,x,1.5,8,10
