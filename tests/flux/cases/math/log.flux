// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.log(x: 1.0), b: math.log(x: 0.0)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,0,-Inf
