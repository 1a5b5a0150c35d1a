// case: keeps the separator
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.joinStr(arr: strings.splitAfter(v: "a,b,c", t: ","), v: "|"),
            b: strings.joinStr(arr: strings.splitAfter(v: "abc", t: ";"), v: "|"),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"a,|b,|c",abc
