// case: cells of three faces
// program
import "array"
import "experimental/geo"
array.from(rows: [{token: "89c284"}, {token: "6b12ae4b"}, {token: "5"}])
    |> map(fn: (r) => {
        at = geo.s2CellLatLon(token: r.token)

        return {token: r.token, lat: at.lat, lon: at.lon}
    })
// want
#datatype,string,long,double,double,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,lat,lon,token
,,0,40.812535546624574,-73.55941282728273,89c284
,,0,-33.86128297688845,151.18984631261156,6b12ae4b
,,0,90,-180,5
