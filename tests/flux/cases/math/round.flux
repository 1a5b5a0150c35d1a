// case: of scalars
// program
import "array"
import "math"
array.from(rows: [{a: math.round(x: 2.5), b: math.round(x: -2.5), c: math.round(x: 0.49999999999999994)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,3,-3,0
