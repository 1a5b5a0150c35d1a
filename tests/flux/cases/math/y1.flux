// case: at several points, by quadrature of its integral
// program
import "array"
import "math"
array.from(rows: [{a: math.y1(x: 0.5), b: math.y1(x: 7.5), c: math.y1(x: 40.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,-1.4714723926702433,-0.2591285104861163,-0.005793505821549384
// case: at zero and below
// program
import "array"
import "math"
array.from(rows: [{a: math.y1(x: 0.0), b: math.y1(x: -0.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,-Inf,NaN
