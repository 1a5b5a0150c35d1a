// case: at several points, by quadrature of its integral
// program
import "array"
import "math"
array.from(rows: [{a: math.jn(n: 2, x: 0.5), b: math.jn(n: 3, x: 7.5), c: math.jn(n: 5, x: 40.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0.030604023458682603,-0.2580609131934603,0.12257346597711785
// case: at zero and below
// program
import "array"
import "math"
array.from(rows: [{a: math.jn(n: 3, x: 0.0), b: math.jn(n: 3, x: -0.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,0,-0.0025637299945873225
