// case: by name
// program
import "array"
import "types"
array.from(
    rows: [
        {
            a: types.isType(v: "a", type: "string"),
            b: types.isType(v: 1, type: "float"),
            c: types.isType(v: 1h, type: "duration"),
            d: types.isType(v: 2024-01-01T00:00:00Z, type: "time"),
            e: types.isType(v: /a/, type: "regexp"),
        },
    ],
)
// want
#datatype,string,long,boolean,boolean,boolean,boolean,boolean
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,a,b,c,d,e
,,0,true,false,true,true,true
