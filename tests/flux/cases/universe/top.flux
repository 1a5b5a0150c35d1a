// case: per table, nulls first
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
data |> top(n: 2)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b

// case: by several columns
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,a
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:20Z,3,a
,,0,2024-01-01T00:00:30Z,1,a
,,0,2024-01-01T00:00:40Z,2,a
,,0,2024-01-01T00:00:50Z,,a
,,1,2024-01-01T00:00:00Z,7,b
,,1,2024-01-01T00:00:10Z,8,b
,,2,2024-01-01T00:00:00Z,4,c
,,2,2024-01-01T00:00:10Z,4,c
// program
data |> top(n: 2, columns: ["_value", "_time"])
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:50Z,,a
,,0,2024-01-01T00:00:20Z,3,a
,,1,2024-01-01T00:00:10Z,8,b
,,1,2024-01-01T00:00:00Z,7,b
,,2,2024-01-01T00:00:10Z,4,c
,,2,2024-01-01T00:00:00Z,4,c
