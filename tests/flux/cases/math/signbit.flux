// case: negative, or negative zero
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.signbit(x: -1.0),
            b: math.signbit(x: 1.0),
            c: math.signbit(x: math.copysign(x: 0.0, y: -1.0)),
        },
    ],
)
// want
#datatype,string,long,boolean,boolean,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,true,false,true
