// also in experimental/array

// case: the elements for which it holds
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: array.filter(arr: [1, 2, 3, 4], fn: (x) => x > 2))),
            b: length(arr: [1] |> array.filter(fn: (x) => x > 2)),
        },
    ],
)
// want
#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"[3,4]",0
