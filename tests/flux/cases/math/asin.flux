// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.asin(x: 0.5), b: math.asin(x: -1.0), c: math.asin(x: 2.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0.5235987755982989,-1.5707963267948966,NaN
