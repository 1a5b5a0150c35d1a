// case: a label that may be absent
// program
import "array"
import "experimental/record"
array.from(
    rows: [
        {
            a: record.get(r: {a: 1}, key: "a", default: 0),
            b: record.get(r: {a: 1}, key: "b", default: 0),
        },
    ],
)
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,0
