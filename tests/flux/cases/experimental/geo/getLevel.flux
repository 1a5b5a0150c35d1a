// case: several
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getLevel(token: "89c288c54"), b: geo.getLevel(token: "89c4"), c: geo.getLevel(token: "5"), d: geo.getLevel(token: "0000000000000001")}])
// want
#datatype,string,long,long,long,long,long
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,15,5,0,30

// case: no token
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getLevel(token: "zz")}])
// error
invalid token specified: zz

// case: no such face
// program
import "array"
import "experimental/geo"
array.from(rows: [{a: geo.getLevel(token: "d")}])
// error
invalid token specified: d
