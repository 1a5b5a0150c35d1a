// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.substring(v: "héllo", start: 1, end: 3)}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,él
