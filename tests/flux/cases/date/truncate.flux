// case: of scalars
// program
import "array"
import "date"
array.from(rows: [{a: date.truncate(t: 2024-03-31T13:14:15.123456789Z, unit: 1h), b: date.truncate(t: 2024-03-31T13:14:15.123456789Z, unit: 1mo), c: date.truncate(t: 2024-03-31T13:14:15.123456789Z, unit: 1w)}])
// want
#datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,2024-03-31T13:00:00Z,2024-03-01T00:00:00Z,2024-03-28T00:00:00Z

// case: in a place
// program
import "array"
import "date"
import "timezone"
array.from(rows: [{a: date.truncate(t: 2024-03-31T13:14:15.123456789Z, unit: 1d, location: timezone.location(name: "Europe/Paris"))}])
// want
#datatype,string,long,dateTime:RFC3339
#group,false,false,false
#default,_result,,
,result,table,a
,,0,2024-03-30T23:00:00Z
