// case: fields become rows; strictly and by cells alone; rows stay as they are
// program
import "array"
import "experimental/geo"
region = {lat: 45.0, lon: 9.0, radius: 60.0}
cell = (lat, lon) => geo.s2CellIDToken(point: {lat: lat, lon: lon}, level: 10)
place = (lat, lon) => [
    {s2_cell_id: cell(lat: lat, lon: lon), _time: 2024-01-01T00:00:00Z, _field: "lat", _value: lat},
    {s2_cell_id: cell(lat: lat, lon: lon), _time: 2024-01-01T00:00:00Z, _field: "lon", _value: lon},
]
data = union(tables: [
    array.from(rows: place(lat: 45.0, lon: 9.0)),
    array.from(rows: place(lat: 45.545, lon: 9.0)),
    array.from(rows: place(lat: 48.0, lon: 9.0)),
]) |> group(columns: ["s2_cell_id", "_field"])
data |> geo.filterRows(region: region) |> yield(name: "strict")
data |> geo.filterRows(region: region, strict: false) |> yield(name: "cells")
data |> geo.toRows() |> geo.filterRows(region: region) |> yield(name: "rows")
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,strict,,,,,
,result,table,s2_cell_id,_time,lat,lon
,,0,47873f,2024-01-01T00:00:00Z,45,9

#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,cells,,,,,
,result,table,s2_cell_id,_time,lat,lon
,,0,4786ed,2024-01-01T00:00:00Z,45.545,9
,,1,47873f,2024-01-01T00:00:00Z,45,9

#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,rows,,,,,
,result,table,s2_cell_id,_time,lat,lon
,,0,47873f,2024-01-01T00:00:00Z,45,9
