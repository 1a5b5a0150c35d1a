// case: at several points, by quadrature of its integral
// program
import "array"
import "math"
array.from(rows: [{a: math.j0(x: 0.5), b: math.j0(x: 7.5), c: math.j0(x: 40.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0.938469807240813,0.26633965788037833,0.007366890584237261
// case: at zero and below
// program
import "array"
import "math"
array.from(rows: [{a: math.j0(x: 0.0), b: math.j0(x: -0.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,0.938469807240813
