// case: a counter that begins anew
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,10,a
,,0,2024-01-01T00:00:10Z,15,a
,,0,2024-01-01T00:00:20Z,3,a
,,0,2024-01-01T00:00:30Z,,a
,,0,2024-01-01T00:00:40Z,8,a
// program
data |> increase()
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,0,a
,,0,2024-01-01T00:00:10Z,5,a
,,0,2024-01-01T00:00:20Z,8,a
,,0,2024-01-01T00:00:30Z,,a
,,0,2024-01-01T00:00:40Z,13,a

// case: ints
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
// program
data |> increase()
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,0,a
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:20Z,3,a
,,0,2024-01-01T00:00:30Z,6,a
,,0,2024-01-01T00:00:40Z,8,a
,,0,2024-01-01T00:00:50Z,11,a
