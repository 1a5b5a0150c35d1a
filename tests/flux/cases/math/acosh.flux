// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.acosh(x: 1.0), b: math.acosh(x: 2.5), c: math.acosh(x: 0.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,1.566799236972411,NaN
