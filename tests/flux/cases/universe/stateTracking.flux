// case: both columns
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
data |> stateTracking(fn: (r) => r._value > 2.0, countColumn: "n", durationColumn: "d")
// want
#datatype,string,long,dateTime:RFC3339,double,string,long,long
#group,false,false,false,false,true,false,false
#default,_result,,,,,,
,result,table,_time,_value,t,n,d
,,0,2024-01-01T00:00:00Z,1.5,a,-1,-1
,,0,2024-01-01T00:00:10Z,,a,-1,-1
,,0,2024-01-01T00:00:20Z,4,a,1,0
,,0,2024-01-01T00:00:30Z,2.5,a,2,10
,,1,2024-01-01T00:00:00Z,10,b,1,0
,,1,2024-01-01T00:00:10Z,5,b,2,10

// case: a unit of zero
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
data |> stateTracking(fn: (r) => true, durationColumn: "d", durationUnit: 0s)
// error
state tracking duration unit must be greater than zero
