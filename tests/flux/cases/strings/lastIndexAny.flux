// case: the last of the characters
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.lastIndexAny(v: "golang", chars: "gy"),
            b: strings.lastIndexAny(v: "golang", chars: "lo"),
            c: strings.lastIndexAny(v: "golang", chars: "xyz"),
        },
    ],
)
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,5,2,-1
