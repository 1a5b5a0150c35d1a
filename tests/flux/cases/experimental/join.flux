// case: equal key and time
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
import "experimental"
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> drop(columns: ["n"]) |> yield(name: "left")
left = data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> drop(columns: ["n"])
experimental.join(left: left, right: left |> limit(n: 1), fn: (left, right) => ({left with twice: right._value * 2.0}))
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,left,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,4,a
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,2.5,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:10Z,5,b

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string,double
#group,false,false,true,true,false,false,true,false
#default,_result,,,,,,,
,result,table,_start,_stop,_time,_value,t,twice
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1.5,a,3
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,10,b,20
