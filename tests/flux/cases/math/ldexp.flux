// case: the inverse of frexp
// program
import "array"
import "math"
array.from(rows: [{a: math.ldexp(frac: 0.5, exp: 4), b: math.ldexp(frac: -0.6, exp: -1)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,8,-0.3
