// also in experimental/array

// case: element by element
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: array.toInt(arr: ["15", "-2"]))),
            b: string(v: json.encode(v: [1.9, -1.9] |> array.toInt())),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"[15,-2]","[1,-1]"
