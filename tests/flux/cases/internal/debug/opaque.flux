// case: the same tables
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
import "internal/debug"
data |> debug.opaque()
// want
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,true
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:00Z,1.5,1,a
,,0,2024-01-01T00:00:10Z,4,2,a
,,0,2024-01-01T00:00:20Z,2.5,3,a
,,1,2024-01-01T00:00:00Z,10,1,b
,,1,2024-01-01T00:00:10Z,5,2,b

// case: streams of different columns become one
// program
import "array"
import "internal/debug"
union(tables: [array.from(rows: [{a: 1, t: "x"}]) |> group(columns: ["t"]) |> debug.opaque(), array.from(rows: [{b: 1.5, t: "y"}]) |> group(columns: ["t"]) |> debug.opaque()])
// want
#datatype,string,long,long,string
#group,false,false,false,true
#default,_result,,,
,result,table,a,t
,,0,1,x

#datatype,string,long,double,string
#group,false,false,false,true
#default,_result,,,
,result,table,b,t
,,1,1.5,y
