// case: nulls at the end
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
data |> market.lead()
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,lead
,,0,2024-01-01T00:00:00Z,1.5,a,
,,0,2024-01-01T00:00:10Z,,a,4
,,0,2024-01-01T00:00:20Z,4,a,2.5
,,0,2024-01-01T00:00:30Z,2.5,a,
,,1,2024-01-01T00:00:00Z,10,b,5
,,1,2024-01-01T00:00:10Z,5,b,

// case: strings
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
import "market"
data |> market.lead(n: 2)
// want
#datatype,string,long,dateTime:RFC3339,string,string,string
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,lead
,,0,2024-01-01T00:00:00Z,x,a,y
,,0,2024-01-01T00:00:10Z,,a,x
,,0,2024-01-01T00:00:20Z,y,a,
,,0,2024-01-01T00:00:30Z,x,a,
