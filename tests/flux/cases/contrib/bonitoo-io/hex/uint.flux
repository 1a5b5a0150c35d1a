// case: all bits
// program
import "array"
import "contrib/bonitoo-io/hex"
array.from(rows: [{a: hex.uint(v: "ffffffffffffffff")}])
// want
#datatype,string,long,unsignedLong
#group,false,false,false
#default,_result,,
,result,table,a
,,0,18446744073709551615
