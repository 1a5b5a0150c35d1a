// case: nulls at the start
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
data |> market.lag()
// want
#datatype,string,long,dateTime:RFC3339,double,string,double
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,lag
,,0,2024-01-01T00:00:00Z,1.5,a,
,,0,2024-01-01T00:00:10Z,,a,1.5
,,0,2024-01-01T00:00:20Z,4,a,
,,0,2024-01-01T00:00:30Z,2.5,a,4
,,1,2024-01-01T00:00:00Z,10,b,
,,1,2024-01-01T00:00:10Z,5,b,10

// case: of another column
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
data |> market.lag(n: 2, column: "_time", as: "earlier")
// want
#datatype,string,long,dateTime:RFC3339,double,string,dateTime:RFC3339
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,earlier
,,0,2024-01-01T00:00:00Z,1.5,a,
,,0,2024-01-01T00:00:10Z,,a,
,,0,2024-01-01T00:00:20Z,4,a,2024-01-01T00:00:00Z
,,0,2024-01-01T00:00:30Z,2.5,a,2024-01-01T00:00:10Z
,,1,2024-01-01T00:00:00Z,10,b,
,,1,2024-01-01T00:00:10Z,5,b,

// case: a column that is missing
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
data |> market.lag(column: "nope")
// error
column "nope" does not exist

// case: negative
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
data |> market.lag(n: -1)
// error
n must be non-negative, got -1
