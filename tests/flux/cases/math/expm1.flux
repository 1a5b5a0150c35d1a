// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.expm1(x: 0.0), b: math.expm1(x: 1.0), c: math.expm1(x: 0.0001)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,1.718281828459045,0.00010000500016667084
