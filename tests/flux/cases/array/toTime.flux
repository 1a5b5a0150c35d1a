// also in experimental/array

// case: element by element
// program
import "array"
array.from(
    rows: [
        {
            a: array.toTime(arr: ["2024-01-01T00:00:00Z"])[0],
            b: ([1000000000] |> array.toTime())[0],
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2024-01-01T00:00:00Z,1970-01-01T00:00:01Z
