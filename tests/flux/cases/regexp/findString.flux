// case: of scalars
// program
import "array"
import "regexp"
array.from(rows: [{a: regexp.findString(r: /b+/, v: "abbc")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,bb
