// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.exp(x: 0.0), b: math.exp(x: 1.0), c: math.exp(x: -2.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,2.718281828459045,0.0820849986238988
