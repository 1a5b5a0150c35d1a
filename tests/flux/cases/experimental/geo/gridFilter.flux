// case: tables of cells near a region, by a coarser grid and by cells of its level
// program
import "array"
import "experimental/geo"
region = {lat: 45.0, lon: 9.0, radius: 60.0}
cell = (lat, lon) => geo.s2CellIDToken(point: {lat: lat, lon: lon}, level: 10)
data = array.from(rows: [
    {s2_cell_id: cell(lat: 45.0, lon: 9.0), _time: 2024-01-01T00:00:00Z, _value: 1.0},
    {s2_cell_id: cell(lat: 45.545, lon: 9.0), _time: 2024-01-01T00:00:00Z, _value: 2.0},
    {s2_cell_id: cell(lat: 48.0, lon: 9.0), _time: 2024-01-01T00:00:00Z, _value: 3.0},
]) |> group(columns: ["s2_cell_id"])
data |> geo.gridFilter(region: region) |> yield(name: "found")
data |> geo.gridFilter(region: region, level: 10, s2cellIDLevel: 10) |> yield(name: "level")
data |> limit(n: 0) |> geo.gridFilter(region: region) |> yield(name: "none")
// want
#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,found,,,,
,result,table,s2_cell_id,_time,_value
,,0,4786ed,2024-01-01T00:00:00Z,2
,,1,47873f,2024-01-01T00:00:00Z,1

#datatype,string,long,string,dateTime:RFC3339,double
#group,false,false,true,false,false
#default,level,,,,
,result,table,s2_cell_id,_time,_value
,,0,4786ed,2024-01-01T00:00:00Z,2
,,1,47873f,2024-01-01T00:00:00Z,1
