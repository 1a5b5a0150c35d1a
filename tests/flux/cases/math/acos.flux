// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.acos(x: 0.5), b: math.acos(x: -1.0), c: math.acos(x: 2.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1.0471975511965979,3.141592653589793,NaN
