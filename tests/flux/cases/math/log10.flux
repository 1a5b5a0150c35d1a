// case: at several points, by another implementation
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.log10(x: 1000.0),
            b: math.log10(x: 0.01),
            c: math.log10(x: 0.0),
            d: math.log10(x: -1.0),
        },
    ],
)
// want
#datatype,string,long,double,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,3,-2,-Inf,NaN
