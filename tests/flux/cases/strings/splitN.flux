// case: at most n parts
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.joinStr(arr: strings.splitN(v: "a,b,c", t: ",", i: 2), v: "|"),
            b: strings.joinStr(arr: strings.splitN(v: "a,b,c", t: ",", i: -1), v: "|"),
            c: length(arr: strings.splitN(v: "a,b,c", t: ",", i: 0)),
        },
    ],
)
// want
#datatype,string,long,string,string,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,"a|b,c",a|b|c,0
