// case: pairs of digits
// program
import "array"
import "contrib/bonitoo-io/hex"
array.from(rows: [{a: string(v: hex.bytes(v: "6162"))}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,ab

// case: half a byte
// program
import "array"
import "contrib/bonitoo-io/hex"
array.from(rows: [{a: string(v: hex.bytes(v: "616"))}])
// error
cannot convert string "616" to bytes due to invalid syntax
