// case: a line and a point
// program
import "array"
import "experimental/geo"
array.from(rows: [{
    a: geo.ST_Length(geometry: {linestring: "0.0 0.0, 1.0 0.0, 1.0 1.0"}),
    b: geo.ST_Length(geometry: {lat: 1.0, lon: 1.0}),
}])
// want
#datatype,string,long,double,double
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,222.39020235496784,0

// case: a line without a number
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.ST_Length(geometry: {linestring: "nan 1.0, 2.0 1.0"})}])
// error
invalid linestring: nan 1.0, 2.0 1.0
