// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.cosh(x: 0.0), b: math.cosh(x: 1.0), c: math.cosh(x: -2.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,1.5430806348152437,6.132289479663686
