// case: of scalars
// program
import "array"
import "date"
array.from(rows: [{a: date.hour(t: 2024-03-31T13:14:15.123456789Z)}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,13

// case: in a place
// program
import "array"
import "date"
import "timezone"
array.from(rows: [{a: date.hour(t: 2024-03-31T13:14:15.123456789Z, location: timezone.location(name: "Europe/Paris")), b: date.hour(t: 2024-03-31T13:14:15.123456789Z, location: timezone.fixed(offset: -3h))}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,15,10

// case: relative to now
// program
import "array"
import "date"
option now = () => 2024-01-01T12:00:00Z
array.from(rows: [{a: date.hour(t: -2h)}])
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,a
,,0,10

// case: in rows
// data
#datatype,string,long,dateTime:RFC3339,double,string
#group,false,false,false,false,true
#default,_result,,,,
,result,table,_time,_value,t
,,0,2024-01-01T00:00:00Z,1.5,a
,,0,2024-01-01T00:00:10Z,,a
,,0,2024-01-01T00:00:20Z,4,a
,,0,2024-01-01T00:00:30Z,2.5,a
,,1,2024-01-01T00:00:00Z,10,b
,,1,2024-01-01T00:00:10Z,5,b
// program
import "date"
data |> map(fn: (r) => ({s: date.second(t: r._time)}))
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,s
,,0,0
,,0,10
,,0,20
,,0,30
,,0,0
,,0,10
