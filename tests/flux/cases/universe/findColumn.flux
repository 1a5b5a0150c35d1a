// case: a column
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
import "array"
column = data |> findColumn(fn: (key) => key.t == "b", column: "_value")
array.from(rows: [{last: column[1]}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,last
,,0,5

// case: no such table
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
import "array"
array.from(rows: [{count: length(arr: data |> findColumn(fn: (key) => key.t == "z", column: "_value"))}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,count
,,0,0
