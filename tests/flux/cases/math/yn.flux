// case: at several points, by quadrature of its integral
// program
import "array"
import "math"
array.from(rows: [{a: math.yn(n: 2, x: 0.5), b: math.yn(n: 3, x: 7.5), c: math.yn(n: 5, x: 40.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,-5.441370837174266,0.15970759193793505,0.03186944878085048
// case: at zero and below
// program
import "array"
import "math"
array.from(rows: [{a: math.yn(n: 3, x: 0.0), b: math.yn(n: 3, x: -0.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,-Inf,NaN
