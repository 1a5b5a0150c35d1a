// case: the first of the characters
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.indexAny(v: "golang", chars: "gy"),
            b: strings.indexAny(v: "golang", chars: "ln"),
            c: strings.indexAny(v: "golang", chars: "xyz"),
        },
    ],
)
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,0,2,-1
