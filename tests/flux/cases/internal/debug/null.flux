// case: of a type
// program
import "array"
import "internal/debug"
array.from(rows: [{a: exists debug.null(type: "int"), b: exists debug.null()}])
// want
#datatype,string,long,boolean,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,false,false
