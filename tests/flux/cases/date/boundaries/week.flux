// also in experimental/date/boundaries

// case: weeks begin on Monday
// program
import "array"
import "date/boundaries"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: boundaries.week().start,
            b: boundaries.week().stop,
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2022-05-09T00:00:00Z,2022-05-16T00:00:00Z

// case: or on Sunday
// program
import "array"
import "date/boundaries"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: boundaries.week(start_sunday: true, week_offset: -1).start,
            b: boundaries.week(start_sunday: true, week_offset: -1).stop,
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2022-05-01T00:00:00Z,2022-05-08T00:00:00Z
