// case: to the nearest multiple
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.remainder(x: 5.0, y: 3.0),
            b: math.remainder(x: -5.0, y: 3.0),
            c: math.remainder(x: 5.5, y: 2.0),
        },
    ],
)
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,-1,1,-0.5
