// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.abs(x: -1.5)}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,1.5

// case: the greatest integers
// program
import "array"
import "math"
array.from(rows: [{i: math.maxint, j: math.minint, u: math.maxuint}])
// want
#datatype,string,long,long,long,unsignedLong
#group,false,false,false,false,false
#default,_result,,,,
,result,table,i,j,u
,,0,9223372036854775807,-9223372036854775808,18446744073709551615
