// also in experimental/bitwise

// case: of uints; bits fall off
// program
import "array"
import "bitwise"
array.from(
    rows: [
        {
            a: bitwise.ulshift(a: uint(v: 1234), b: uint(v: 2)),
            b: bitwise.ulshift(a: uint(v: 3), b: uint(v: 63)),
        },
    ],
)
// want
#datatype,string,long,unsignedLong,unsignedLong
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,4936,9223372036854775808
