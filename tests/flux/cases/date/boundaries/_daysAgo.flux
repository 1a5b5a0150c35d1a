// also in experimental/date/boundaries

// case: over the end of a month
// program
import "array"
import "date/boundaries"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: boundaries._daysAgo(days: 12).start,
            b: boundaries._daysAgo(days: 12).stop,
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2022-04-28T00:00:00Z,2022-04-29T00:00:00Z
