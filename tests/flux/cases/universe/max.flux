// case: keeps the whole row
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
data |> max()
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:20Z,9,a
,,1,2024-01-01T00:00:00Z,7,b

// case: not of strings
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
data |> max()
// error
max: invalid use of function: *universe.MaxSelector has no implementation for type string
