// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.sqrt(x: 2.0), b: math.sqrt(x: -1.0)}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1.4142135623730951,NaN
