// case: the sign of y
// program
import "array"
import "math"
array.from(rows: [{a: math.copysign(x: 3.2, y: -1.0), b: math.copysign(x: -3.2, y: 2.0)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,-3.2,3.2
