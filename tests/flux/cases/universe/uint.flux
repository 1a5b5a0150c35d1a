// case: of scalars
// program
import "array"
array.from(rows: [{a: uint(v: "12"), b: uint(v: 2.9), c: uint(v: -1)}])
// want
#datatype,string,long,unsignedLong,unsignedLong,unsignedLong
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,12,2,18446744073709551615
