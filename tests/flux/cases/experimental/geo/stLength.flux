// case: a quarter of the earth
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.stLength(geometry: {linestring: "0.0 0.0, 0.0 90.0"}, units: {distance: "m"})}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,10007559.105973555
