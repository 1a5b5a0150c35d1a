// case: regions and units
// program
import "array"
import "experimental/geo"
box = {minLat: 40.0, maxLat: 41.0, minLon: -75.0, maxLon: -73.0}
circle = {lat: 40.7, lon: -74.1, radius: 20.0}
polygon = {points: [{lat: 40.0, lon: -75.0}, {lat: 40.0, lon: -73.0}, {lat: 42.0, lon: -74.0}]}
array.from(rows: [{
    a: geo.ST_Distance(region: {lat: 0.0, lon: 0.0}, geometry: {lat: 0.0, lon: 1.0}),
    b: geo.ST_Distance(region: {lat: 0.0, lon: 0.0, radius: 100.0}, geometry: {lat: 1.0, lon: 0.0}),
    c: geo.ST_Distance(region: box, geometry: {lat: 42.0, lon: -74.0}),
    d: geo.ST_Distance(region: {minLat: -1.0, maxLat: 1.0, minLon: 0.0, maxLon: 1.0}, geometry: {lat: 0.0, lon: 2.0}),
    e: geo.ST_Distance(region: polygon, geometry: {lat: 40.7, lon: -74.0}),
    f: geo.ST_Distance(region: {lat: 0.0, lon: 0.0}, geometry: {linestring: "2.0 0.0, 1.0 0.0"}),
    g: geo.ST_Distance(region: {lat: 0.0, lon: 0.0}, geometry: {lat: 0.0, lon: 1.0}, units: {distance: "m"}),
}])
// want
#datatype,string,long,double,double,double,double,double,double,double
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,111.19510117748393,11.19510117748394,111.19510117748409,111.19510117748392,0,111.19510117748393,111195.10117748393

// case: by the option
// program
import "array"
import "experimental/geo"
option geo.units = {distance: "mile"}
array.from(rows: [{a: geo.ST_Distance(region: {lat: 0.0, lon: 0.0}, geometry: {lat: 0.0, lon: 1.0})}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,69.09343258960418

// case: an unknown unit
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.ST_Distance(region: {lat: 0.0, lon: 0.0}, geometry: {lat: 0.0, lon: 1.0}, units: {distance: "inch"})}])
// error
invalid distance unit: inch

// case: the way of a line counts between its points
// program
import "array"
import "experimental/geo"
line = {linestring: "-1.0 1.0, 1.0 1.0"}
array.from(rows: [{
    point: geo.ST_Distance(region: {lat: 0.0, lon: 0.0}, geometry: line),
    circle: geo.ST_Distance(region: {lat: 0.0, lon: 0.0, radius: 11.0}, geometry: line),
    box: geo.ST_Distance(region: {minLat: -1.0, maxLat: 0.5, minLon: -0.5, maxLon: 0.5}, geometry: line),
    crossed: geo.ST_Distance(region: {minLat: 0.9, maxLat: 1.1, minLon: -0.1, maxLon: 0.1}, geometry: line),
    polygon: geo.ST_Distance(region: {points: [{lat: 0.0, lon: -0.5}, {lat: 0.0, lon: 0.5}, {lat: 0.5, lon: 0.0}]}, geometry: line),
    within: geo.ST_Distance(region: {points: [{lat: 0.0, lon: -3.0}, {lat: 0.0, lon: 3.0}, {lat: 5.0, lon: 0.0}]}, geometry: line),
}])
// want
#datatype,string,long,double,double,double,double,double,double
#group,false,false,false,false,false,false,false,false
#default,_result,,,,,,,
,result,table,point,circle,box,crossed,polygon,within
,,0,111.21203586939545,100.21203586939544,55.61025088206604,0,55.61448528065346,0

// case: a box whose sides are named the wrong way round, and one around the earth
// program
import "array"
import "experimental/geo"
array.from(rows: [{
    turned: geo.ST_Distance(region: {minLat: 1.0, maxLat: -1.0, minLon: 2.0, maxLon: 1.0}, geometry: {lat: 0.0, lon: 1.5}),
    around: geo.ST_Distance(region: {minLat: -1.0, maxLat: 1.0, minLon: -180.0, maxLon: 180.0}, geometry: {lat: 0.0, lon: 90.0}),
}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,turned,around
,,0,0,0
