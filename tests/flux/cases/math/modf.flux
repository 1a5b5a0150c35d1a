// case: whole and rest
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.modf(f: 3.25).int,
            b: math.modf(f: 3.25).frac,
            c: math.modf(f: -3.25).int,
            d: math.modf(f: -3.25).frac,
        },
    ],
)
// want
#datatype,string,long,double,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,3,0.25,-3,-0.25
