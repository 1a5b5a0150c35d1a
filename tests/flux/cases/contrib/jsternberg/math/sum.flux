// case: of each type of number; integers wrap
// program
import "array"
import "contrib/jsternberg/math"
array.from(rows: [{a: math.sum(values: [3, 1, 2]), b: math.sum(values: [3.5, -1.5]), c: math.sum(values: [9223372036854775807, 1])}])
// want
#datatype,string,long,long,double,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,6,2,-9223372036854775808
