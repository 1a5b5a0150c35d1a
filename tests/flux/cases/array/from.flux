// also in experimental/array

// case: a table
// program
import "array"
array.from(rows: [{a: 1, b: "x"}, {a: 2, b: "y"}])
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,x
,,0,2,y

// case: of rows piped
// program
import "array"
[1, 2] |> array.map(fn: (x) => ({a: x})) |> array.from()
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,1
,,0,2

// case: of no rows
// program
import "array"
array.from(rows: [])
// error
rows must be non-empty

// case: of two types
// program
import "array"
array.from(rows: [{a: 1}, {a: "x"}])
// error
error @2:27-2:35: expected int but found string for label a caused by expected int but found string
