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

// case: on the clock of a location
// program
import "array"
import "date"
import "timezone"
option now = () => 2024-03-30T23:00:00Z
option location = timezone.location(name: "Europe/Paris")
array.from(rows: [{a: date.time(t: 2024-01-01T00:00:00Z), b: date.time(t: 1d), c: date.time(t: 2024-07-01T00:00:00Z, location: timezone.utc)}])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,2024-01-01T01:00:00Z,2024-04-01T00:00:00Z,2024-07-01T00:00:00Z
