// case: two areas
// program
import "array"
import "experimental/geo"
data = array.from(rows: [
    {_time: 2024-01-01T00:01:00Z, id: "a", tid: "1", lat: 0.0, lon: 1.0},
    {_time: 2024-01-01T00:00:00Z, id: "a", tid: "1", lat: 0.0, lon: 0.0},
    {_time: 2024-01-01T00:02:00Z, id: "b", tid: "1", lat: 0.0, lon: 3.0},
])
data |> geo.groupByArea(newColumn: "area", level: 5)
// want
#datatype,string,long,string,dateTime:RFC3339,string,double,double,string
#group,false,false,true,false,false,false,false,false
#default,_result,,,,,,,
,result,table,area,_time,id,lat,lon,tid
,,0,1004,2024-01-01T00:01:00Z,a,0,1,1
,,0,1004,2024-01-01T00:00:00Z,a,0,0,1
,,1,100c,2024-01-01T00:02:00Z,b,0,3,1

// case: the cell that stands in the rows, where it is of that level
// program
import "array"
import "experimental/geo"
data = array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, s2_cell_id: "1004", lat: 0.0, lon: 3.0},
    {_time: 2024-01-01T00:01:00Z, s2_cell_id: "1004", lat: 0.0, lon: 0.0},
]) |> group(columns: ["s2_cell_id"])
data |> geo.groupByArea(newColumn: "area", level: 5)
// want
#datatype,string,long,dateTime:RFC3339,string,double,double,string
#group,false,false,false,false,false,false,true
#default,_result,,,,,,
,result,table,_time,s2_cell_id,lat,lon,area
,,0,2024-01-01T00:00:00Z,1004,0,3,1004
,,0,2024-01-01T00:01:00Z,1004,0,0,1004
