// case: two points
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.stDistance(region: {lat: 0.0, lon: 0.0}, geometry: {lat: 0.0, lon: 180.0}, units: {distance: "km"})}])
// want
#datatype,string,long,double
#group,false,false,false
#default,_result,,
,result,table,a
,,0,20015.11821194711
