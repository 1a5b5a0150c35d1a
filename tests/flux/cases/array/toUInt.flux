// also in experimental/array

// case: element by element
// program
import "array"
array.from(rows: [{a: array.toUInt(arr: ["15", "2"])[0], b: ([7] |> array.toUInt())[0]}])
// want
#datatype,string,long,unsignedLong,unsignedLong
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,15,7
