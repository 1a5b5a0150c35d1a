// also in experimental/bitwise

// case: of ints; the sign stays
// program
import "array"
import "bitwise"
array.from(
    rows: [
        {
            a: bitwise.srshift(a: 1234, b: 2),
            b: bitwise.srshift(a: -8, b: 1),
            c: bitwise.srshift(a: -8, b: 70),
        },
    ],
)
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,308,-4,-1
