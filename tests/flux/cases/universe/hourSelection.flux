// case: the last hour is in it
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
data |> hourSelection(start: 4, stop: 6)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a

// case: over midnight
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
data |> hourSelection(start: 23, stop: 3)
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T23:30:00Z,4,a

// case: on another clock
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
import "timezone"
data |> hourSelection(start: 22, stop: 23, location: timezone.location(name: "America/New_York"))
// want
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a

// case: no hour
// data
#datatype,string,long,dateTime:RFC3339,long,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T03:59:59Z,1,a
,,0,2024-01-01T04:00:00Z,2,a
,,0,2024-01-01T06:59:59Z,3,a
,,0,2024-01-01T23:30:00Z,4,a
,,0,,5,a
// program
data |> hourSelection(start: 24, stop: 3)
// error
start must be between 0 and 23
