// case: elements are dynamic
// program
import "array"
import "experimental/dynamic"
a = dynamic.dynamic(v: [1, 2]) |> dynamic.asArray()
array.from(rows: a |> array.map(fn: (x) => ({v: int(v: x)})))
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,v
,,0,1
,,0,2

// case: no array
// program
import "array"
import "experimental/dynamic"
a = dynamic.dynamic(v: 1) |> dynamic.asArray()
array.from(rows: [{a: length(arr: a)}])
// error
unable to convert int to array

// case: null
// program
import "array"
import "experimental/dynamic"
import "internal/debug"
a = debug.null() |> dynamic.asArray()
array.from(rows: [{a: length(arr: a)}])
// error
unable to convert null to array
