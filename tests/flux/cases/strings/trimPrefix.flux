// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.trimPrefix(v: "abc", prefix: "ab")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,c
