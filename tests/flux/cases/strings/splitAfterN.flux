// case: at most n parts
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.joinStr(arr: strings.splitAfterN(v: "a,b,c", t: ",", i: 2), v: "|"),
            b: strings.joinStr(arr: strings.splitAfterN(v: "a,b,c", t: ",", i: -1), v: "|"),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"a,|b,c","a,|b,|c"
