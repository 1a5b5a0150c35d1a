// case: all characters
// program
import "array"
import "strings"
array.from(rows: [{a: strings.toTitle(v: "hello"), b: strings.toTitle(v: "größe")}])
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,HELLO,GRÖßE
