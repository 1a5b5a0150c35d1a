// case: any of the characters
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.containsAny(v: "abc", chars: "xyzb"),
            b: strings.containsAny(v: "abc", chars: "xyz"),
            c: strings.containsAny(v: "abc", chars: ""),
        },
    ],
)
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,true,false,false
