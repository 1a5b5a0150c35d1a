// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.atan(x: 1.0), b: math.atan(x: -2.5), c: math.atan(x: math.mInf(sign: 1))}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0.7853981633974483,-1.1902899496825317,1.5707963267948966
