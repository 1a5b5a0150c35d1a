// case: a new column
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
data |> set(key: "k", value: "v")
// want
#datatype,string,long,dateTime:RFC3339,double,string,string
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,k
,,0,2024-01-01T00:00:00Z,1.5,a,v
,,0,2024-01-01T00:00:10Z,,a,v
,,0,2024-01-01T00:00:20Z,4,a,v
,,0,2024-01-01T00:00:30Z,2.5,a,v
,,1,2024-01-01T00:00:00Z,10,b,v
,,1,2024-01-01T00:00:10Z,5,b,v

// case: a key column merges tables
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
data |> set(key: "t", value: "z")
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,z
,,0,2024-01-01T00:00:10Z,,z
,,0,2024-01-01T00:00:20Z,4,z
,,0,2024-01-01T00:00:30Z,2.5,z
,,0,2024-01-01T00:00:00Z,10,z
,,0,2024-01-01T00:00:10Z,5,z
