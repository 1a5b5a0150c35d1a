// also in experimental/bitwise

// case: of uints
// program
import "array"
import "bitwise"
array.from(
    rows: [
        {
            a: bitwise.uor(a: uint(v: 1234), b: uint(v: 4567)),
            b: bitwise.uor(a: uint(v: 255), b: uint(v: 15)),
        },
    ],
)
// want
#datatype,string,long,unsignedLong,unsignedLong
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,5591,255
