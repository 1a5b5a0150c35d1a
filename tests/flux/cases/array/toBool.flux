// also in experimental/array

// case: element by element
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: array.toBool(arr: ["true", "false"]))),
            b: string(v: json.encode(v: [1, 0] |> array.toBool())),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"[true,false]","[true,false]"
