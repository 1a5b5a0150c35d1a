// case: rows
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
import "market"
data |> market.rollingMin(n: 2)
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,rollingMin
,,0,2024-01-01T00:00:00Z,1.5,a,
,,0,2024-01-01T00:00:10Z,,a,1.5
,,0,2024-01-01T00:00:20Z,4,a,4
,,0,2024-01-01T00:00:30Z,2.5,a,2.5
,,1,2024-01-01T00:00:00Z,10,b,
,,1,2024-01-01T00:00:10Z,5,b,5

// case: time
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
import "market"
data |> market.rollingMin(period: 15s, as: "made")
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,made
,,0,2024-01-01T00:00:00Z,1.5,a,1.5
,,0,2024-01-01T00:00:10Z,,a,1.5
,,0,2024-01-01T00:00:20Z,4,a,4
,,0,2024-01-01T00:00:30Z,2.5,a,2.5
,,1,2024-01-01T00:00:00Z,10,b,10
,,1,2024-01-01T00:00:10Z,5,b,5

// case: neither
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
import "market"
data |> market.rollingMin()
// error
exactly one of n and period must be given
