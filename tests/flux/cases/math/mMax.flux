// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.mMax(x: 1.0, y: 2.0)}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2
