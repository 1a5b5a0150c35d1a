// case: powers of ten
// program
import "array"
import "math"
array.from(rows: [{a: math.pow10(n: 0), b: math.pow10(n: 3), c: math.pow10(n: -2)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,1000,0.01
