// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.floor(x: -1.5)}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,-2
