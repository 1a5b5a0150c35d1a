// also in experimental/array

// case: element by element
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: array.toString(arr: [1, 2]))),
            b: string(v: json.encode(v: [1.5, 2.0] |> array.toString())),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"[""1"",""2""]","[""1.5"",""2""]"
