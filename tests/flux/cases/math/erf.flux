// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.erf(x: 0.0), b: math.erf(x: 0.5), c: math.erf(x: -2.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,0.5204998778130465,-0.9953222650189527
