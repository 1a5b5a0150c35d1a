// case: days of a place
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
option location = timezone.location(name: "Europe/Paris")
data |> range(start: 2023-12-31T00:00:00Z, stop: 2024-01-02T00:00:00Z) |> filter(fn: (r) => r.t == "b") |> aggregateWindow(every: 1d, fn: count)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,long,string,dateTime:RFC3339
#group,false,false,true,true,false,true,false
#default,_result,,,,,,
,result,table,_start,_stop,_value,t,_time
,,0,2023-12-31T00:00:00Z,2024-01-02T00:00:00Z,0,b,2023-12-31T23:00:00Z
,,0,2023-12-31T00:00:00Z,2024-01-02T00:00:00Z,2,b,2024-01-01T23:00:00Z
,,0,2023-12-31T00:00:00Z,2024-01-02T00:00:00Z,0,b,2024-01-02T00:00:00Z

// case: an unknown place
// program
import "timezone"
option location = timezone.location(name: "Nowhere")
// error
unknown time zone Nowhere
