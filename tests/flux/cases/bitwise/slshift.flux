// also in experimental/bitwise

// case: of ints; bits fall off
// program
import "array"
import "bitwise"
array.from(
    rows: [
        {
            a: bitwise.slshift(a: 1234, b: 2),
            b: bitwise.slshift(a: 1, b: 63),
            c: bitwise.slshift(a: 1, b: 64),
        },
    ],
)
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,4936,-9223372036854775808,0
