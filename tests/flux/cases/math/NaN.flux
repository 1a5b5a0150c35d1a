// case: equals nothing, itself neither
// program
import "array"
import "math"
array.from(rows: [{a: math.NaN(), b: math.isNaN(f: math.NaN()), c: math.NaN() == math.NaN()}])
// want
#datatype,string,long,double,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,NaN,true,false
