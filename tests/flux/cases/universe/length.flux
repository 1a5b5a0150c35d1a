// case: of scalars
// program
import "array"
array.from(rows: [{a: length(arr: []), b: length(arr: [1, 2])}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,0,2
