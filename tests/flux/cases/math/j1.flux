// case: at several points, by quadrature of its integral
// program
import "array"
import "math"
array.from(rows: [{a: math.j1(x: 0.5), b: math.j1(x: 7.5), c: math.j1(x: 40.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0.24226845767487393,0.13524842757970554,0.12603831803758503
// case: at zero and below
// program
import "array"
import "math"
array.from(rows: [{a: math.j1(x: 0.0), b: math.j1(x: -0.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,0,-0.24226845767487393
