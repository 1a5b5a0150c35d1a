// case: two streams
// program
import "array"
import "experimental/oee"
events = array.from(rows: [{_time: 2024-01-01T00:00:00Z, state: "on"}, {_time: 2024-01-01T00:30:00Z, state: "off"}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z)
parts = array.from(rows: [{_time: 2024-01-01T00:00:00Z, partCount: 0, badCount: 0}, {_time: 2024-01-01T00:30:00Z, partCount: 30, badCount: 3}]) |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T01:00:00Z)
oee.computeAPQ(productionEvents: events, partEvents: parts, runningState: "on", plannedTime: 1h, idealCycleTime: 30s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,long,double,double,double
#group,false,false,true,true,false,false,false,false,false,false
#default,_result,,,,,,,,,
,result,table,_start,_stop,_time,availability,runTime,performance,quality,oee
,,0,2024-01-01T00:00:00Z,2024-01-01T01:00:00Z,2024-01-01T01:00:00Z,0.5,1800000000000,0.5,0.9,0.225
