// case: one character
// program
import "array"
import "strings"
array.from(rows: [{a: strings.isUpper(v: "A"), b: strings.isUpper(v: "a")}])
// want
#datatype,string,long,boolean,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,true,false
