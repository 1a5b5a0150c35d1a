// case: both at once
// program
import "array"
import "math"
array.from(rows: [{a: math.sincos(x: 1.0).sin, b: math.sincos(x: 1.0).cos}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,0.8414709848078965,0.5403023058681398
