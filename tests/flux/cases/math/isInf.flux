// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.isInf(f: math.mInf(sign: -1), sign: -1)}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,a
,,0,true
