// case: rows of both
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
x = data |> filter(fn: (r) => r.t == "a") |> drop(columns: ["t"])
y = data |> filter(fn: (r) => r.t == "b") |> drop(columns: ["t"])
pearsonr(x: x, y: y, on: ["_time"])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,-0.18898223650461363
