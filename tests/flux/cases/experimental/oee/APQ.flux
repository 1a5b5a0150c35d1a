// case: one machine
// program
import "array"
import "experimental/oee"
array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, state: "running", partCount: 0, badCount: 0},
    {_time: 2024-01-01T00:50:00Z, state: "stopped", partCount: 40, badCount: 4},
]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z) |> oee.APQ(runningState: "running", plannedTime: 1h, idealCycleTime: 1m)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,long,double,double,double
#group,false,false,true,true,false,false,false,false,false,false
#default,_result,,,,,,,,,
,result,table,_start,_stop,_time,availability,runTime,performance,quality,oee
,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T01:00:00Z,0.8333333333333334,3000000000000,0.8,0.9,0.6000000000000001
