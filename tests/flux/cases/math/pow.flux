// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.pow(x: 2.0, y: 10.0), b: math.pow(x: -8.0, y: 0.5)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1024,NaN
