// case: in the order of time
// program
import "array"
import "experimental/geo"
data = array.from(rows: [
    {_time: 2024-01-01T00:01:00Z, id: "a", tid: "1", lat: 0.0, lon: 1.0},
    {_time: 2024-01-01T00:00:00Z, id: "a", tid: "1", lat: 0.0, lon: 0.0},
    {_time: 2024-01-01T00:02:00Z, id: "b", tid: "1", lat: 0.0, lon: 3.0},
])
data |> geo.asTracks()
// want
#datatype,string,long,dateTime:RFC3339,string,string,double,double
#group,false,false,false,true,true,false,false
#default,_result,,,,,,
,result,table,_time,id,tid,lat,lon
,,0,2024-01-01T00:00:00Z,a,1,0,0
,,0,2024-01-01T00:01:00Z,a,1,0,1
,,1,2024-01-01T00:02:00Z,b,1,0,3

// case: by other columns
// program
import "array"
import "experimental/geo"
data = array.from(rows: [
    {_time: 2024-01-01T00:01:00Z, id: "a", tid: "1", lat: 0.0, lon: 1.0},
    {_time: 2024-01-01T00:00:00Z, id: "a", tid: "1", lat: 0.0, lon: 0.0},
    {_time: 2024-01-01T00:02:00Z, id: "b", tid: "1", lat: 0.0, lon: 3.0},
])
data |> geo.asTracks(groupBy: ["tid"], orderBy: ["lon"])
// want
#datatype,string,long,dateTime:RFC3339,string,string,double,double
#group,false,false,false,false,true,false,false
#default,_result,,,,,,
,result,table,_time,id,tid,lat,lon
,,0,2024-01-01T00:00:00Z,a,1,0,0
,,0,2024-01-01T00:01:00Z,a,1,0,1
,,0,2024-01-01T00:02:00Z,b,1,0,3
