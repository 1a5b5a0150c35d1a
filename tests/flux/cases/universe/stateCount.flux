// case: runs
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1,a
,,0,2024-01-01T00:00:10Z,2,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,3,a
,,0,2024-01-01T00:00:40Z,5,a
,,0,2024-01-01T00:00:50Z,8,a
,,0,2024-01-01T00:01:00Z,7,a
,,0,2024-01-01T00:01:10Z,6,a
,,0,2024-01-01T00:01:20Z,9,a
,,0,2024-01-01T00:01:30Z,12,a
,,0,2024-01-01T00:01:40Z,10,a
,,0,2024-01-01T00:01:50Z,11,a
,,1,2024-01-01T00:00:00Z,3,b
,,1,2024-01-01T00:00:10Z,6,b
,,1,2024-01-01T00:00:20Z,3,b
// program
data |> stateCount(fn: (r) => r._value > 2.5 and r._value != 7.0)
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,stateCount
,,0,2024-01-01T00:00:00Z,1,a,-1
,,0,2024-01-01T00:00:10Z,2,a,-1
,,0,2024-01-01T00:00:20Z,4,a,1
,,0,2024-01-01T00:00:30Z,3,a,2
,,0,2024-01-01T00:00:40Z,5,a,3
,,0,2024-01-01T00:00:50Z,8,a,4
,,0,2024-01-01T00:01:00Z,7,a,-1
,,0,2024-01-01T00:01:10Z,6,a,1
,,0,2024-01-01T00:01:20Z,9,a,2
,,0,2024-01-01T00:01:30Z,12,a,3
,,0,2024-01-01T00:01:40Z,10,a,4
,,0,2024-01-01T00:01:50Z,11,a,5
,,1,2024-01-01T00:00:00Z,3,b,1
,,1,2024-01-01T00:00:10Z,6,b,2
,,1,2024-01-01T00:00:20Z,3,b,3

// case: null is false
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
data |> stateCount(fn: (r) => r._value < 5.0, column: "n")
// want
#datatype,string,long,dateTime:RFC3339,double,string,long
#group,false,false,false,false,true,false
#default,_result,,,,,
,result,table,_time,_value,t,n
,,0,2024-01-01T00:00:00Z,1.5,a,1
,,0,2024-01-01T00:00:10Z,,a,-1
,,0,2024-01-01T00:00:20Z,4,a,1
,,0,2024-01-01T00:00:30Z,2.5,a,2
,,1,2024-01-01T00:00:00Z,10,b,-1
,,1,2024-01-01T00:00:10Z,5,b,-1

// case: times must rise
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:00Z,100,a
// program
data |> stateCount(fn: (r) => true)
// error
got an out-of-order timestamp
