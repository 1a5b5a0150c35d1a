// case: two fields
// program
import "array"
import "experimental/geo"
array.from(rows: [
    {_time: 2024-01-01T00:00:00Z, t: "a", _field: "lat", _value: 1.0},
    {_time: 2024-01-01T00:00:00Z, t: "a", _field: "lon", _value: 2.0},
]) |> group(columns: ["t", "_field"]) |> geo.toRows()
// want
#datatype,string,long,string,dateTime:RFC3339,double,double
#group,false,false,true,false,false,false
#default,_result,,,,,
,result,table,t,_time,lat,lon
,,0,a,2024-01-01T00:00:00Z,1,2
