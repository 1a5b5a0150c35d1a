// case: with sign and prefix
// program
import "array"
import "contrib/bonitoo-io/hex"
array.from(rows: [{a: hex.int(v: "-7f"), b: hex.int(v: "0xff")}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,-127,255

// case: no digits
// program
import "array"
import "contrib/bonitoo-io/hex"
array.from(rows: [{a: hex.int(v: "xyz")}])
// error
cannot convert string "xyz" to int due to invalid syntax
