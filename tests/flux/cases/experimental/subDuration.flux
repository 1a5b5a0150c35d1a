// case: by the calendar
// program
import "array"
import "experimental"
array.from(
    rows: [
        {
            a: experimental.subDuration(d: 1mo, from: 2024-03-31T00:00:00Z),
            b: experimental.subDuration(d: 6h, from: 2019-09-16T12:00:00Z),
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2024-02-29T00:00:00Z,2019-09-16T06:00:00Z
