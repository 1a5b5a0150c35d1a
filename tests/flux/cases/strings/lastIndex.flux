// case: the last place
// program
import "array"
import "strings"
array.from(
    rows: [
        {
            a: strings.lastIndex(v: "go gopher", substr: "go"),
            b: strings.lastIndex(v: "go gopher", substr: "rodent"),
        },
    ],
)
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,3,-1
