// also in experimental/date/boundaries

// case: seen from a Tuesday
// program
import "array"
import "date/boundaries"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: boundaries.saturday().start,
            b: boundaries.saturday().stop,
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2022-05-07T00:00:00Z,2022-05-08T00:00:00Z
