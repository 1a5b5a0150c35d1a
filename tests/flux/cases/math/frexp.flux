// case: a fraction and a power
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.frexp(f: 8.0).frac,
            b: math.frexp(f: 8.0).exp,
            c: math.frexp(f: -0.3).frac,
            d: math.frexp(f: -0.3).exp,
        },
    ],
)
// want
#datatype,string,long,double,long,double,long
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,0.5,4,-0.6,-1
