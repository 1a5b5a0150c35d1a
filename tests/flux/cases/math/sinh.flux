// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.sinh(x: 0.0), b: math.sinh(x: 1.0), c: math.sinh(x: -2.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,1.1752011936438014,-6.0502044810397875
