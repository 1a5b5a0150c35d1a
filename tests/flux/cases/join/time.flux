// case: rows of the same time
// data
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b
// program
import "join"
join.time(left: data, right: data |> filter(fn: (r) => r.n > 1), as: (l, r) => ({l with m: r.n}), method: "left")
// want
#datatype,string,long,dateTime:RFC3339,double,long,string,long
#group,false,false,false,false,false,true,false
#default,_result,,,,,,
,result,table,_time,_value,n,t,m
,,0,2024-01-01T00:00:00Z,1.5,1,a,
,,0,2024-01-01T00:00:10Z,4,2,a,2
,,0,2024-01-01T00:00:20Z,2.5,3,a,3
,,1,2024-01-01T00:00:00Z,10,1,b,
,,1,2024-01-01T00:00:10Z,5,2,b,2
