// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.asinh(x: 0.0), b: math.asinh(x: 1.5), c: math.asinh(x: -3.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,1.1947632172871094,-1.8184464592320668
