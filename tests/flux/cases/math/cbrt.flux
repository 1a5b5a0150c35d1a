// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(rows: [{a: math.cbrt(x: 27.0), b: math.cbrt(x: -8.0), c: math.cbrt(x: 2.0)}])
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,3,-2,1.2599210498948732

// case: cubes are exact
// program
import "array"
import "math"
array.from(rows: [{a: math.cbrt(x: 27.0) == 3.0, b: math.cbrt(x: -729.0) == -9.0, c: math.cbrt(x: 0.0) == 0.0}])
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,true,true,true
