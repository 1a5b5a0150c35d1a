// case: regions, points and lines; a box from east to west is taken the other way round
// program
import "array"
import "experimental/geo"
point = {lat: 40.7, lon: -74.0}
box = {minLat: 40.0, maxLat: 41.0, minLon: -75.0, maxLon: -73.0}
circle = {lat: 40.7, lon: -74.1, radius: 20.0}
polygon = {points: [{lat: 40.0, lon: -75.0}, {lat: 40.0, lon: -73.0}, {lat: 42.0, lon: -74.0}]}
array.from(rows: [{
    a: geo.ST_Contains(region: box, geometry: point),
    b: geo.ST_Contains(region: circle, geometry: point),
    c: geo.ST_Contains(region: polygon, geometry: point),
    d: geo.ST_Contains(region: box, geometry: {lat: 41.5, lon: -74.0}),
    e: geo.ST_Contains(region: circle, geometry: {lat: 41.5, lon: -74.0}),
    f: geo.ST_Contains(region: polygon, geometry: {lat: 41.5, lon: -74.9}),
    g: geo.ST_Contains(region: polygon, geometry: {lat: -40.7, lon: 106.0}),
    h: geo.ST_Contains(region: box, geometry: {linestring: "-74.0 40.7, -74.0 41.5"}),
    i: geo.ST_Contains(region: box, geometry: {linestring: "-74.0 40.7, -74.1 40.5"}),
    j: geo.ST_Contains(region: {minLat: -5.0, maxLat: 5.0, minLon: 175.0, maxLon: -175.0}, geometry: {lat: 0.0, lon: -179.0}),
}])
// want
#datatype,string,long,boolean,boolean,boolean,boolean,boolean,boolean,boolean,boolean,boolean,boolean
#group,false,false,false,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,,,,
,result,table,a,b,c,d,e,f,g,h,i,j
,,0,true,true,true,false,false,false,false,false,true,false

// case: no region
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.ST_Contains(region: {a: 1}, geometry: {lat: 1.0, lon: 1.0})}])
// error
unsupported geometry specified - must be either box, circle or polygon

// case: no line
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.ST_Contains(region: {lat: 1.0, lon: 1.0}, geometry: {linestring: "1 x"})}])
// error
invalid linestring: 1 x
