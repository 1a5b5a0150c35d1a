// case: the default for a key that is absent
// program
import "array"
import "dict"
array.from(
    rows: [
        {
            a: dict.get(dict: ["a": 1], key: "a", default: 0),
            b: dict.get(dict: ["a": 1], key: "b", default: 0),
            c: dict.get(dict: [:], key: "b", default: -1),
        },
    ],
)
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,0,-1
