// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.isNaN(f: math.NaN())}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,a
,,0,true
