// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.erfc(x: 0.0), b: math.erfc(x: 0.5), c: math.erfc(x: -2.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,0.4795001221869535,1.9953222650189528
