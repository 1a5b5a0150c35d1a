// case: what a path may not hold
// program
import "array"
import "http"
array.from(
    rows: [
        {
            a: http.pathEscape(inputString: "Hello world/?"),
            b: http.pathEscape(inputString: "größe"),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,Hello%20world%2F%3F,gr%C3%B6%C3%9Fe
