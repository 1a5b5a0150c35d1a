// case: IEEE 754
// program
import "array"
import "math"
array.from(
    rows: [
        {
            a: math.float64bits(f: 1.0),
            b: math.float64bits(f: -0.5),
            c: math.float64bits(f: 1234.321),
        },
    ],
)
// want
#datatype,string,long,unsignedLong,unsignedLong,unsignedLong
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,4607182418800017408,13826050856027422720,4653143416613984272
