// case: of each type of number
// program
import "array"
import "contrib/jsternberg/math"
array.from(rows: [{a: math.min(values: [3, 1, 2]), b: math.min(values: [3.5, -1.5]), c: math.min(values: [uint(v: 3), uint(v: 2)])}])
// want
#datatype,string,long,long,double,unsignedLong
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,-1.5,2

// case: no elements
// program
import "array"
import "contrib/jsternberg/math"
array.from(rows: [{a: math.min(values: [1] |> array.filter(fn: (x) => x > 1))}])
// error
values must be numbers, at least one
