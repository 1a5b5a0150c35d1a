// case: two tracks
// program
import "array"
import "experimental/geo"
data = array.from(rows: [
    {_time: 2024-01-01T00:01:00Z, id: "a", tid: "1", lat: 0.0, lon: 1.0},
    {_time: 2024-01-01T00:00:00Z, id: "a", tid: "1", lat: 0.0, lon: 0.0},
    {_time: 2024-01-01T00:02:00Z, id: "b", tid: "1", lat: 0.0, lon: 3.0},
])
data |> geo.asTracks() |> geo.totalDistance()
// want
#datatype,string,long,string,string,double
#group,false,false,true,true,false
#default,_result,,,,
,result,table,id,tid,_value
,,0,a,1,111.19510117748393
,,1,b,1,0

// case: into another column
// program
import "array"
import "experimental/geo"
data = array.from(rows: [
    {_time: 2024-01-01T00:01:00Z, id: "a", tid: "1", lat: 0.0, lon: 1.0},
    {_time: 2024-01-01T00:00:00Z, id: "a", tid: "1", lat: 0.0, lon: 0.0},
    {_time: 2024-01-01T00:02:00Z, id: "b", tid: "1", lat: 0.0, lon: 3.0},
])
data |> geo.asTracks() |> geo.totalDistance(outputColumn: "way")
// want
#datatype,string,long,string,string,double
#group,false,false,true,true,false
#default,_result,,,,
,result,table,id,tid,way
,,0,a,1,111.19510117748393
,,1,b,1,0
