// case: by distance, by share, and by what could be seen; rows with a null are left out
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,0,a
,,0,2024-01-01T00:00:10Z,1,a
,,0,2024-01-01T00:00:20Z,2.5,a
,,0,2024-01-01T00:00:30Z,9,a
,,0,2024-01-01T00:00:40Z,4,a
,,0,2024-01-01T00:00:50Z,5,a
,,1,2024-01-01T00:00:00Z,1,b
,,1,2024-01-01T00:00:10Z,,b
,,1,2024-01-01T00:00:20Z,1,b
,,1,2024-01-01T00:00:30Z,1,b
// program
import "experimental/polyline"
data |> polyline.rdp(epsilon: 1.0) |> yield(name: "distance")
data |> polyline.rdp(retention: 60.0) |> yield(name: "share")
data |> polyline.rdp() |> yield(name: "seen")
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,distance,,,,
,result,table,t,_time,_value
,,0,a,2024-01-01T00:00:00Z,0
,,0,a,2024-01-01T00:00:20Z,2.5
,,0,a,2024-01-01T00:00:30Z,9
,,0,a,2024-01-01T00:00:40Z,4
,,0,a,2024-01-01T00:00:50Z,5
,,1,b,2024-01-01T00:00:00Z,1
,,1,b,2024-01-01T00:00:30Z,1

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,share,,,,
,result,table,t,_time,_value
,,0,a,2024-01-01T00:00:00Z,0
,,0,a,2024-01-01T00:00:30Z,9
,,0,a,2024-01-01T00:00:50Z,5
,,1,b,2024-01-01T00:00:00Z,1
,,1,b,2024-01-01T00:00:30Z,1

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,seen,,,,
,result,table,t,_time,_value
,,0,a,2024-01-01T00:00:00Z,0
,,0,a,2024-01-01T00:00:20Z,2.5
,,0,a,2024-01-01T00:00:30Z,9
,,0,a,2024-01-01T00:00:40Z,4
,,0,a,2024-01-01T00:00:50Z,5
,,1,b,2024-01-01T00:00:00Z,1
,,1,b,2024-01-01T00:00:30Z,1

// case: integers of another column
// program
import "array"
import "experimental/polyline"
array.from(rows: [
    {at: 2024-01-01T00:00:00Z, n: 1},
    {at: 2024-01-01T00:00:10Z, n: 2},
    {at: 2024-01-01T00:00:20Z, n: 3},
]) |> polyline.rdp(valColumn: "n", timeColumn: "at", epsilon: 0.5)
// want
#datatype,string,long,dateTime:RFC3339,double
#group,false,false,false,false
#default,_result,,,
,result,table,_time,_value
,,0,2024-01-01T00:00:00Z,1
,,0,2024-01-01T00:00:20Z,3

// case: edges: one row, nothing but nulls and no rows
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,3,one
,,1,2024-01-01T00:00:00Z,,null
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,2,,,none
,result,table,_time,_value,t
// program
import "experimental/polyline"
data |> polyline.rdp(epsilon: 1.0)
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,0,none,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,1,null,,
,result,table,t,_time,_value

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,_result,,,,
,result,table,t,_time,_value
,,2,one,2024-01-01T00:00:00Z,3

// case: both
// program
import "array"
import "experimental/polyline"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}]) |> polyline.rdp(epsilon: 1.0, retention: 10.0)
// error
either epsilon or retention rate

// case: a share of less than one point
// program
import "array"
import "experimental/polyline"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: 1.0}]) |> polyline.rdp(retention: 10.0)
// error
the number of points to retain is less than 1

// case: what is no number
// program
import "array"
import "experimental/polyline"
array.from(rows: [{_time: 2024-01-01T00:00:00Z, _value: "a"}]) |> polyline.rdp()
// error
rdp can work only on numerical types, got string
