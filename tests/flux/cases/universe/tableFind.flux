// case: a table and its row
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
found = data |> tableFind(fn: (key) => key.t == "b")
array.from(rows: [found |> getRecord(idx: 1)])
// want
#datatype,string,long,dateTime:RFC3339,double,long,string
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,_time,_value,n,t
,,0,2024-01-01T00:00:10Z,5,2,b

// case: none
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
found = data |> tableFind(fn: (key) => key.t == "z")
array.from(rows: [found |> getRecord(idx: 1)])
// error
no tables found

// case: what goes wrong with the key
// program
import "array"
found = array.from(rows: [{t: "x", _value: 1}])
    |> group(columns: ["t"])
    |> tableFind(fn: (key) => int(v: key.t) > 0)
    |> getColumn(column: "_value")
array.from(rows: [{_value: length(arr: found)}])
// error
failed to evaluate group key predicate function: cannot convert string "x" to int due to invalid syntax

// case: the first table is the one that came first
// program
import "array"
array.from(rows: [{t: "b", v: 1}, {t: "a", v: 2}]) |> group(columns: ["t"]) |> tableFind(fn: (key) => true)
// want
#datatype,string,long,string,long
#group,false,false,true,false
#default,_result,,,
,result,table,t,v
,,0,b,1
