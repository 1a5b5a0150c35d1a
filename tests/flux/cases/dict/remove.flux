// case: takes a key out, in a copy
// program
import "array"
import "dict"
d = ["a": 1]
array.from(
    rows: [
        {
            a: dict.get(dict: dict.remove(dict: d, key: "a"), key: "a", default: 0),
            b: dict.get(dict: d, key: "a", default: 0),
        },
    ],
)
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,0,1
