// case: numbers of several sizes
// program
import "array"
import "math"
array.from(rows: [{a: math.ilogb(x: 8.0), b: math.ilogb(x: -0.3), c: math.ilogb(x: 1.0)}])
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,3,-2,0
// case: what has no exponent
// program
import "array"
import "math"
array.from(rows: [{a: math.ilogb(x: 0.0), b: math.ilogb(x: math.NaN()), c: math.ilogb(x: math.mInf(sign: -1))}])
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,-2147483648,2147483647,2147483647
