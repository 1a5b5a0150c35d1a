// also in experimental/array

// case: element by element
// program
import "array"
array.from(
    rows: [
        {
            a: string(v: (["1h30m", "2d"] |> array.toDuration())[0]),
            b: string(v: array.toDuration(arr: [1000000000])[0]),
        },
    ],
)
// want
#datatype,string,long,string,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1h30m,1s
