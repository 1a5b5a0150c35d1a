// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.joinStr(arr: strings.split(v: "a,b", t: ","), v: "|")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,a|b
