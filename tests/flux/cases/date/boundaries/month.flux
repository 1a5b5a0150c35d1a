// also in experimental/date/boundaries

// case: this month
// program
import "array"
import "date/boundaries"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: boundaries.month().start,
            b: boundaries.month().stop,
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2022-05-01T00:00:00Z,2022-06-01T00:00:00Z

// case: an earlier month
// program
import "array"
import "date/boundaries"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: boundaries.month(month_offset: -3).start,
            b: boundaries.month(month_offset: -3).stop,
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2022-02-01T00:00:00Z,2022-03-01T00:00:00Z
