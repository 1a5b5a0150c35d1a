// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.index(v: "abc", substr: "c"), b: strings.index(v: "abc", substr: "x")}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2,-1
