// case: a set of characters
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.trimRight(v: ".-abc-.", cutset: ".-"),
            b: strings.trimRight(v: "abc", cutset: "x"),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,.-abc,abc
