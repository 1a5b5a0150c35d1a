// case: logarithm and sign
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.lgamma(x: 5.0).lgamma,
            b: math.lgamma(x: 5.0).sign,
            c: math.lgamma(x: -0.5).lgamma,
            d: math.lgamma(x: -0.5).sign,
        },
    ],
)
// want
#datatype,string,long,double,long,double,long
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,3.1780538303479458,1,1.265512123484645,-1
