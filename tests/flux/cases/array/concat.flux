// also in experimental/array

// case: one behind the other
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: array.concat(arr: [1, 2], v: [3]))),
            b: string(v: json.encode(v: [1, 2] |> array.concat(v: []))),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"[1,2,3]","[1,2]"
