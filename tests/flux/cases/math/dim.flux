// case: never negative
// program
import "array"
import "math"
array.from(rows: [{a: math.dim(x: 5.5, y: 2.0), b: math.dim(x: 2.0, y: 5.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,3.5,0
