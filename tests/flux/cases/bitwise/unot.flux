// also in experimental/bitwise

// case: of uints
// program
import "array"
import "bitwise"
array.from(rows: [{a: bitwise.unot(a: uint(v: 1234)), b: bitwise.unot(a: uint(v: 0))}])
// want
#datatype,string,long,unsignedLong,unsignedLong
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,18446744073709550381,18446744073709551615
