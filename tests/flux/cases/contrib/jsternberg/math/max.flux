// case: of each type of number
// program
import "array"
import "contrib/jsternberg/math"
array.from(rows: [{a: math.max(values: [3, 1, 2]), b: math.max(values: [3.5, -1.5]), c: math.max(values: [uint(v: 3), uint(v: 2)])}])
// want
#datatype,string,long,long,double,unsignedLong
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,3,3.5,3
