// case: over the range
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> timeWeightedAvg(unit: 1s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,true
#default,_result,,,,,
,result,table,_start,_stop,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1.5833333333333333,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,-5,b

// case: one row
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> limit(n: 1) |> timeWeightedAvg(unit: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,true
#default,_result,,,,,
,result,table,_start,_stop,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,1.5,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,10,b
