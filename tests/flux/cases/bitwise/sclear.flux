// also in experimental/bitwise

// case: of ints
// program
import "array"
import "bitwise"
array.from(rows: [{a: bitwise.sclear(a: 1234, b: 4567), b: bitwise.sclear(a: -1234, b: 4567)}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1024,-5592
