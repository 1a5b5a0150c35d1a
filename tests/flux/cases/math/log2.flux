// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.log2(x: 8.0), b: math.log2(x: 0.5), c: math.log2(x: 0.0), d: math.log2(x: -1.0)}])
// want
#datatype,string,long,double,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,3,-1,-Inf,NaN
