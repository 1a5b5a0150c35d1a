// case: in order of appearance, null too
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
data |> distinct()
// want
#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,x
,,0,a,
,,0,a,y

// case: of a key column
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
data |> distinct(column: "t")
// want
#datatype,string,long,string,string
#group,false,false,true,false
#default,_result,,,
,result,table,t,_value
,,0,a,a
,,1,b,b
