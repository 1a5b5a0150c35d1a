// case: adds and replaces, in a copy
// program
import "array"
import "dict"
d = ["a": 1]
array.from(
    rows: [
        {
            a: dict.get(dict: dict.insert(dict: d, key: "a", value: 5), key: "a", default: 0),
            b: dict.get(dict: dict.insert(dict: d, key: "b", value: 2), key: "b", default: 0),
            c: dict.get(dict: d, key: "b", default: 0),
        },
    ],
)
// want
#datatype,string,long,long,long,long
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,5,2,0
