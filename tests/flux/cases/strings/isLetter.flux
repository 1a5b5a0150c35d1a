// case: one character
// program
import "array"
import "strings"
array.from(rows: [{a: strings.isLetter(v: "a"), b: strings.isLetter(v: "É"), c: strings.isLetter(v: "-")}])
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,true,true,false
