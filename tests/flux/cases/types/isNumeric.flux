// case: int, uint and float
// program
import "array"
import "types"
array.from(
    rows: [
        {
            a: types.isNumeric(v: 1),
            b: types.isNumeric(v: 1.5),
            c: types.isNumeric(v: uint(v: 1)),
            d: types.isNumeric(v: "1"),
        },
    ],
)
// want
#datatype,string,long,boolean,boolean,boolean,boolean
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,true,true,true,false
