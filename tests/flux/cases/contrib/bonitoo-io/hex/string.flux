// case: integers, bytes, others
// program
import "array"
import "contrib/bonitoo-io/hex"
array.from(rows: [{a: hex.string(v: 255), b: hex.string(v: -255), c: hex.string(v: bytes(v: "ab")), d: hex.string(v: 1.5), e: hex.string(v: uint(v: 16))}])
// want
#datatype,string,long,string,string,string,string,string
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,a,b,c,d,e
,,0,ff,-ff,6162,1.5,10
