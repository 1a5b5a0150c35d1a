// case: the labels
// program
import "array"
import "experimental"
import "strings"
array.from(rows: [{a: strings.joinStr(arr: experimental.objectKeys(o: {a: 1, b: "x"}), v: ",")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,"a,b"
