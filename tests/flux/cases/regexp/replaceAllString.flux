// case: of scalars
// program
import "array"
import "regexp"
array.from(rows: [{a: regexp.replaceAllString(r: /(b+)/, v: "abbc", t: "<$1>")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,a<bb>c

// case: empty matches right behind another are not replaced
// program
import "array"
import "regexp"
array.from(rows: [{a: regexp.replaceAllString(v: "baaac", r: /a*/, t: "X")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,XbXcX
