// case: IEEE 754
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.float64frombits(b: uint(v: "4607182418800017408")),
            b: math.float64frombits(b: uint(v: "13826050856027422720")),
            c: math.float64frombits(b: uint(v: "4653143416613984272")),
        },
    ],
)
// want
#datatype,string,long,double,double,double
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,-0.5,1234.321
