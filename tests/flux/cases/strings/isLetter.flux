// case: one character
// program
import "array"
import "strings"
array.from(rows: [{a: strings.isLetter(v: "a"), b: strings.isLetter(v: "Z"), c: strings.isLetter(v: "-")}])
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,true,true,false

// case: more than one character
// program
import "array"
import "strings"
array.from(rows: [{a: strings.isLetter(v: "ab")}])
// error
"v" is not a valid argument: argument length is not equal to 1

// case: a letter beyond ASCII
// program
import "array"
import "strings"
array.from(rows: [{a: strings.isLetter(v: "é")}])
// error
"v" is not a valid argument: argument length is not equal to 1
