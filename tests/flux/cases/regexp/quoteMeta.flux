// case: of scalars
// program
import "array"
import "regexp"
array.from(rows: [{a: regexp.quoteMeta(v: "a.b[1]")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,a\.b\[1\]
