// also in experimental/bitwise

// case: of uints
// program
import "array"
import "bitwise"
array.from(
    rows: [
        {
            a: bitwise.urshift(a: uint(v: 1234), b: uint(v: 2)),
            b: bitwise.urshift(a: uint(v: 1), b: uint(v: 64)),
        },
    ],
)
// want
#datatype,string,long,unsignedLong,unsignedLong
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,308,0
