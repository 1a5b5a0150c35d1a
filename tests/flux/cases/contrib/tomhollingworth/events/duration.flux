// case: until the next row
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "contrib/tomhollingworth/events"
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> events.duration(unit: 1s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,long,string,long
#group,false,false,true,true,false,false,false,true,false
#default,_result,,,,,,,,
,result,table,_start,_stop,_time,_value,n,t,duration
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1.5,1,a,10
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,4,2,a,10
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,2.5,3,a,40
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,10,1,b,10
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,5,2,b,50

// case: until a stop
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "contrib/tomhollingworth/events"
data |> events.duration(unit: 1s, stop: 2024-01-01T00:02:00Z)
// want
#datatype,string,long,dateTime:RFC3339,double,long,string,long
#group,false,false,false,false,false,true,false
#default,_result,,,,,,
,result,table,_time,_value,n,t,duration
,,0,2024-01-01T00:00:00Z,1.5,1,a,10
,,0,2024-01-01T00:00:10Z,4,2,a,10
,,0,2024-01-01T00:00:20Z,2.5,3,a,100
,,1,2024-01-01T00:00:00Z,10,1,b,10
,,1,2024-01-01T00:00:10Z,5,2,b,110

// case: seconds, where no unit is given
// program
import "array"
import "contrib/tomhollingworth/events"
array.from(rows: [{_time: 2024-01-01T00:00:00Z}, {_time: 2024-01-01T00:00:01.9Z}]) |> events.duration(stop: 2024-01-01T00:00:10Z)
// want
#datatype,string,long,dateTime:RFC3339,long
#group,false,false,false,false
#default,_result,,,
,result,table,_time,duration
,,0,2024-01-01T00:00:00Z,1
,,0,2024-01-01T00:00:01.9Z,8
