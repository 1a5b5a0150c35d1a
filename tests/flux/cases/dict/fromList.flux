// case: keys and values
// program
import "array"
import "dict"
array.from(
    rows: [
        {
            a: dict.get(dict: dict.fromList(pairs: [{key: 1, value: "a"}, {key: 2, value: "b"}]), key: 2, default: ""),
        },
    ],
)
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,b
