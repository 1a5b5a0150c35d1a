// case: a text
// program
import "array"
import "runtime"
import "types"
array.from(rows: [{a: types.isType(v: runtime.version(), type: "string")}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,a
,,0,true
