// case: fields of other names
// program
import "array"
import "experimental/geo"
array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, t: "a", _field: "y", _value: 40.7},
    {_time: 2024-01-01T00:00:00Z, t: "a", _field: "x", _value: -74.0},
]) |> group(columns: ["t", "_field"]) |> geo.shapeData(latField: "y", lonField: "x", level: 10)
// want
#datatype,string,long,dateTime:RFC3339,double,double,string,string
#group,false,false,false,false,false,true,true
#default,_result,,,,,,
,result,table,_time,lat,lon,s2_cell_id,t
,,0,2024-01-01T00:00:00Z,40.7,-74,89c25b,a
