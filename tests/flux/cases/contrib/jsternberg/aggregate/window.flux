// case: stretches with rows
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,4,a
,,0,2024-01-01T00:00:50Z,2,a
,,1,2024-01-01T00:00:20Z,3,b
// program
import "contrib/jsternberg/aggregate"
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> aggregate.window(every: 20s, columns: {sum: aggregate.sum(), rows: aggregate.count()})
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,string,double,long
#group,false,false,false,false,true,true,true,false,false
#default,_result,,,,,,,,
,result,table,start,stop,_start,_stop,t,sum,rows
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,5.5,2
,,0,2024-01-01T00:00:40Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,a,2,1
,,1,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,b,3,1
