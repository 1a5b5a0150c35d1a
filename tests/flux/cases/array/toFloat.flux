// also in experimental/array

// case: element by element
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: array.toFloat(arr: ["1.5", "-2"]))),
            b: ([3] |> array.toFloat())[0] + 0.5,
        },
    ],
)
// want
#datatype,string,long,string,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,"[1.5,-2]",3.5
