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
