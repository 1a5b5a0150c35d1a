// case: of scalars
// program
import "array"
import "regexp"
array.from(rows: [{a: length(arr: regexp.findStringIndex(r: /b+/, v: "abbc"))}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2
