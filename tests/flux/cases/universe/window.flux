// case: cuts tables
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> window(every: 20s)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,,a
,,1,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,2024-01-01T00:00:30Z,2.5,a
,,2,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,10,b
,,2,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,5,b

// case: overlapping
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> window(every: 20s, period: 30s) |> filter(fn: (r) => r.t == "b")
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:10Z,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:00Z,2024-01-01T00:00:30Z,2024-01-01T00:00:10Z,5,b

// case: needs a range
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
data |> window(every: 20s)
// error
nil bounds passed to window; use range to set the window range

// case: inf undoes it
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> window(every: 20s) |> max() |> window(every: inf)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:20Z,4,a
,,1,2024-01-01T00:00:00Z,2024-01-01T00:01:00Z,2024-01-01T00:00:00Z,10,b

// case: makes empty windows
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
data |> range(start: 2024-01-01T00:00:00Z, stop: 2024-01-01T00:01:00Z) |> filter(fn: (r) => r.t == "b") |> window(every: 20s, createEmpty: true)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,,,,,,
,result,table,_start,_stop,_time,_value,t
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:00Z,10,b
,,0,2024-01-01T00:00:00Z,2024-01-01T00:00:20Z,2024-01-01T00:00:10Z,5,b

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,1,2024-01-01T00:00:20Z,2024-01-01T00:00:40Z,,,b
,result,table,_start,_stop,_time,_value,t

#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,double,string
#group,false,false,true,true,false,false,true
#default,_result,2,2024-01-01T00:00:40Z,2024-01-01T00:01:00Z,,,b
,result,table,_start,_stop,_time,_value,t
