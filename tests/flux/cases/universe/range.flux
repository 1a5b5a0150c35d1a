// case: stop is not included
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
data |> range(start: 2024-01-01T00:00:10Z, stop: 2024-01-01T00:00:30Z)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:10Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,5,b

// case: an empty range
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
data |> range(start: 2024-01-01T00:00:10Z, stop: 2024-01-01T00:00:10Z)
// error
cannot query an empty range

// case: relative to now
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
option now = () => 2024-01-01T00:01:00Z
data |> range(start: -45s) |> drop(columns: ["_start"])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,false,false,true
#default,_result,,,,,
,result,table,_stop,_time,_value,t
,,0,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:01:00Z,2024-01-01T00:00:30Z,2.5,a

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,false,false,true
#default,_result,1,2024-01-01T00:01:00Z,,,b
,result,table,_stop,_time,_value,t

// case: Unix seconds
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
data |> range(start: 1704067220, stop: 1704067230)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:20Z,2024-01-01T00:00:30Z,2024-01-01T00:00:20Z,4,a

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,1,2024-01-01T00:00:20Z,2024-01-01T00:00:30Z,,,b
,result,table,_start,_stop,_time,_value,t
