// case: by the calendar
// program
import "array"
import "experimental"
array.from(
    rows: [
        {
            a: experimental.addDuration(d: 1mo, to: 2024-01-31T00:00:00Z),
            b: experimental.addDuration(d: 6h, to: 2019-09-16T12:00:00Z),
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2024-02-29T00:00:00Z,2019-09-16T18:00:00Z
