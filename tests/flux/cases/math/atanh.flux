// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.atanh(x: 0.0), b: math.atanh(x: 0.5), c: math.atanh(x: 2.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,0.5493061443340548,NaN
