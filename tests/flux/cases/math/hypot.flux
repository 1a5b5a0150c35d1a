// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.hypot(p: 3.0, q: 4.0)}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,5
