// case: a column
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
data |> duplicate(column: "_value", as: "copy")
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,copy
,,0,2024-01-01T00:00:00Z,1.5,a,1.5
,,0,2024-01-01T00:00:10Z,,a,
,,0,2024-01-01T00:00:20Z,4,a,4
,,0,2024-01-01T00:00:30Z,2.5,a,2.5
,,1,2024-01-01T00:00:00Z,10,b,10
,,1,2024-01-01T00:00:10Z,5,b,5

// case: over a column
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
data |> duplicate(column: "t", as: "_value")
// want
#datatype,string,long,dateTime:RFC3339,string,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,a,a
,,0,2024-01-01T00:00:10Z,a,a
,,0,2024-01-01T00:00:20Z,a,a
,,0,2024-01-01T00:00:30Z,a,a
,,1,2024-01-01T00:00:00Z,b,b
,,1,2024-01-01T00:00:10Z,b,b

// case: a column that is missing
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
data |> duplicate(column: "x", as: "y")
// error
duplicate: duplicate error: column "x" doesn't exist
