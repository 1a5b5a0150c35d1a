// case: of a point and of a smaller cell
// program
import "array"
import "experimental/geo"
array.from(rows: [{
    a: geo.s2CellIDToken(point: {lat: 40.7, lon: -74.0}, level: 10),
    b: geo.s2CellIDToken(point: {lat: -33.9, lon: 151.2}, level: 30),
    c: geo.s2CellIDToken(point: {lat: 90.0, lon: 0.0}, level: 0),
    d: geo.s2CellIDToken(point: {lat: 0.0, lon: 180.0}, level: 5),
    e: geo.s2CellIDToken(point: {lat: -90.0, lon: 0.0}, level: 0),
    f: geo.s2CellIDToken(token: "89c288c54", level: 5),
}])
// want
#datatype,string,long,string,string,string,string,string,string
#group,false,false,false,false,false,false,false,false
#default,_result,,,,,,,
,result,table,a,b,c,d,e,f
,,0,89c25b,6b12b1c598ad7f87,5,6ffc,b,89c4

// case: neither
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.s2CellIDToken(level: 3)}])
// error
either point or token must be specified

// case: no such level
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.s2CellIDToken(token: "89c288c54", level: 31)}])
// error
level value must be [0, 30]

// case: a larger cell
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.s2CellIDToken(token: "89c4", level: 9)}])
// error
requested level greater then current level 5

// case: a place that is none
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.s2CellIDToken(point: {lat: 1.0 / 0.0, lon: 2.0}, level: 3)}])
// error
lat must be a finite number
