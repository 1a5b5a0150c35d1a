// case: by the sign
// program
import "array"
import "math"
array.from(rows: [{a: math.mInf(sign: 1), b: math.mInf(sign: 0), c: math.mInf(sign: -1)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,+Inf,+Inf,-Inf
