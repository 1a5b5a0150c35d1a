// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.log1p(x: 0.0), b: math.log1p(x: 1.0), c: math.log1p(x: 0.0001)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,0.6931471805599453,9.999500033330834e-05
