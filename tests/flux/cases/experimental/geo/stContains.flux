// case: a point in a circle
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.stContains(region: {lat: 0.0, lon: 0.0, radius: 112.0}, geometry: {lat: 0.0, lon: 1.0}, units: {distance: "km"})}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,a
,,0,true
