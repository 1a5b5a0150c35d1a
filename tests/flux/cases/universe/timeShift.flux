// case: forwards
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
data |> timeShift(duration: 10h)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T10:00:00Z,1.5,a
,,0,2024-01-01T10:00:10Z,,a
,,0,2024-01-01T10:00:20Z,4,a
,,0,2024-01-01T10:00:30Z,2.5,a
,,1,2024-01-01T10:00:00Z,10,b
,,1,2024-01-01T10:00:10Z,5,b

// case: back by a month
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
data |> timeShift(duration: -1mo)
// want
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2023-12-01T00:00:00Z,1.5,a
,,0,2023-12-01T00:00:10Z,,a
,,0,2023-12-01T00:00:20Z,4,a
,,0,2023-12-01T00:00:30Z,2.5,a
,,1,2023-12-01T00:00:00Z,10,b
,,1,2023-12-01T00:00:10Z,5,b

// case: bounds too
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> limit(n: 1) |> timeShift(duration: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:01:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,1.5,a
,,1,2024-01-01T00:01:00Z,2024-01-01T00:02:00Z,2024-01-01T00:01:00Z,10,b

// case: one column
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> limit(n: 1) |> timeShift(duration: 1m, columns: ["_time"])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:01:00Z,1.5,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:01:00Z,10,b
