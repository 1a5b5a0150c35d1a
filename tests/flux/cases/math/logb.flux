// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.logb(x: 8.0), b: math.logb(x: 10.0), c: math.logb(x: 0.3)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,3,3,-2
