// also in experimental/array

// case: each element by a function
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: array.map(arr: [1, 2, 3], fn: (x) => x * x))),
            b: string(v: json.encode(v: ["a", "b"] |> array.map(fn: (x) => ({k: x})))),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"[1,4,9]","[{""k"":""a""},{""k"":""b""}]"
