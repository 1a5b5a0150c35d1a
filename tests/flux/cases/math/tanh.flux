// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.tanh(x: 0.0), b: math.tanh(x: 1.0), c: math.tanh(x: -2.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,0.7615941559557649,-0.9866142981514303
