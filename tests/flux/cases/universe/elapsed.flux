// case: seconds
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
data |> elapsed()
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,elapsed
,,0,2024-01-01T00:00:10Z,,a,10
,,0,2024-01-01T00:00:20Z,4,a,10
,,0,2024-01-01T00:00:30Z,2.5,a,10
,,1,2024-01-01T00:00:10Z,5,b,10

// case: cut to whole units
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
data |> elapsed(unit: 7s, columnName: "sevens")
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,sevens
,,0,2024-01-01T00:00:10Z,,a,1
,,0,2024-01-01T00:00:20Z,4,a,1
,,0,2024-01-01T00:00:30Z,2.5,a,1
,,1,2024-01-01T00:00:10Z,5,b,1

// case: towards zero
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:00Z,100,a
// program
data |> elapsed(unit: 4s)
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,elapsed
,,0,2024-01-01T00:00:00Z,100,a,-2

// case: one row
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
data |> limit(n: 1) |> elapsed()
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,0,,,a,
,result,table,_time,_value,t,elapsed

#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,1,,,b,
,result,table,_time,_value,t,elapsed

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
data |> elapsed(timeColumn: "nope")
// error
column "nope" does not exist
