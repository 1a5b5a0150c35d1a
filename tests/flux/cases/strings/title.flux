// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.title(v: "a bc")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,A Bc
