// case: the neighbour
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.nextafter(x: 1.0, y: 2.0) - 1.0,
            b: 1.0 - math.nextafter(x: 1.0, y: 0.0),
            c: math.nextafter(x: 1.0, y: 1.0),
        },
    ],
)
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,2.220446049250313e-16,1.1102230246251565e-16,1
