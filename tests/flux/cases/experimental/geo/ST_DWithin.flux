// case: near and far
// program
import "array"
import "experimental/geo"
array.from(rows: [{
    a: geo.ST_DWithin(region: {lat: 0.0, lon: 0.0}, geometry: {lat: 0.0, lon: 1.0}, distance: 112.0),
    b: geo.ST_DWithin(region: {lat: 0.0, lon: 0.0}, geometry: {lat: 0.0, lon: 1.0}, distance: 111.0),
}])
// want
#datatype,string,long,boolean,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,true,false
