// case: the first of several
// program
import "array"
import "contrib/jsternberg/math"
array.from(rows: [{a: math.maxIndex(values: [3, 1, 1]), b: math.maxIndex(values: [1, 2, 0, 2])}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,0,1
