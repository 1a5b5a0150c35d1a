// case: all quadrants
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.atan2(x: 3.14, y: 1.22),
            b: math.atan2(x: -1.0, y: 1.0),
            c: math.atan2(x: 1.0, y: -1.0),
            d: math.atan2(x: -1.0, y: -1.0),
        },
    ],
)
// want
#datatype,string,long,double,double,double,double
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,0.37058388027638817,2.356194490192345,-0.7853981633974483,-2.356194490192345
