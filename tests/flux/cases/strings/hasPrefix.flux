// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.hasPrefix(v: "abc", prefix: "ab")}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,a
,,0,true
