// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.cos(x: 0.0), b: math.cos(x: 1.0), c: math.cos(x: -2.5)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,0.5403023058681398,-0.8011436155469337
