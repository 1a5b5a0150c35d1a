// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.sin(x: 0.0), b: math.sin(x: 1.0), c: math.sin(x: -2.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,0.8414709848078965,-0.5984721441039565
