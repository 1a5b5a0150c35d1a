// case: of a time and of a duration
// program
import "array"
import "date"
option now = () => 2022-05-10T10:10:00Z
array.from(
    rows: [
        {
            a: date.time(t: 2021-05-05T01:02:03Z),
            b: date.time(t: -1h),
            c: date.time(t: 1mo),
        },
    ],
)
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,2021-05-05T01:02:03Z,2022-05-10T09:10:00Z,2022-06-10T10:10:00Z
