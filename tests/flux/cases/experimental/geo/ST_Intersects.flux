// case: one point within
// program
import "array"
import "experimental/geo"
box = {minLat: 40.0, maxLat: 41.0, minLon: -75.0, maxLon: -73.0}
circle = {lat: 40.7, lon: -74.1, radius: 20.0}
polygon = {points: [{lat: 40.0, lon: -75.0}, {lat: 40.0, lon: -73.0}, {lat: 42.0, lon: -74.0}]}
array.from(rows: [{
    a: geo.ST_Intersects(region: box, geometry: {linestring: "-74.0 40.7, -74.0 41.5"}),
    b: geo.ST_Intersects(region: box, geometry: {lat: 41.5, lon: -74.0}),
}])
// want
#datatype,string,long,boolean,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,true,false
