// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.exp2(x: 0.0), b: math.exp2(x: 3.0), c: math.exp2(x: -1.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,8,0.3535533905932738
