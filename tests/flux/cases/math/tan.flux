// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.tan(x: 0.0), b: math.tan(x: 1.0), c: math.tan(x: -2.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,1.5574077246549023,0.7470222972386603
