// case: days at a distance from UTC
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
import "timezone"
option location = timezone.fixed(offset: -5h)
data |> range(start: 2023-12-31T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => r.t == "b") |> aggregateWindow(every: 1d, fn: count)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2023-12-31T00:00:00Z,2024-01-02T00:00:00Z,0,b,2023-12-31T05:00:00Z
,,0,2023-12-31T00:00:00Z,2024-01-02T00:00:00Z,2,b,2024-01-01T05:00:00Z
,,0,2023-12-31T00:00:00Z,2024-01-02T00:00:00Z,0,b,2024-01-02T00:00:00Z
