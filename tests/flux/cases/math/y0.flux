// case: at several points, by quadrature of its integral
// program
import "array"
import "math"
array.from(rows: [{a: math.y0(x: 0.5), b: math.y0(x: 7.5), c: math.y0(x: 40.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,-0.44451873350670684,0.11731328614820867,0.12593641705826078
// case: at zero and below
// program
import "array"
import "math"
array.from(rows: [{a: math.y0(x: 0.0), b: math.y0(x: -0.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,-Inf,NaN
