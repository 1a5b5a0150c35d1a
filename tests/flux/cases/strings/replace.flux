// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.replace(v: "aaa", t: "a", u: "b", i: 2)}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,bba
