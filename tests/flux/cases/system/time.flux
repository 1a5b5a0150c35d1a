// case: the clock, not the query's now
// program
import "array"
import "system"
import "types"
array.from(rows: [{a: system.time() > 2020-01-01T00:00:00Z, b: types.isType(v: system.time(), type: "time")}])
// want
#datatype,string,long,boolean,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,true,true
