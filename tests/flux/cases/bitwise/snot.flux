// also in experimental/bitwise

// case: of ints
// program
import "array"
import "bitwise"
array.from(rows: [{a: bitwise.snot(a: 1234), b: bitwise.snot(a: -1)}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,-1235,0
