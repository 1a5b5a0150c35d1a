// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.compare(v: "a", t: "b")}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,-1
