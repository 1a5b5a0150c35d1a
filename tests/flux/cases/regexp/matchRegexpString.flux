// case: of scalars
// program
import "array"
import "regexp"
array.from(rows: [{a: regexp.matchRegexpString(r: /^a/, v: "ab")}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,a
,,0,true
