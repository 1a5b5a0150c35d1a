// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.gamma(x: 5.0), b: math.gamma(x: 0.5), c: math.gamma(x: -1.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,24,1.7724538509055159,2.3632718012073544
