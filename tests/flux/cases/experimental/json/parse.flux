// case: numbers are floats
// program
import "array"
import "experimental/json"
array.from(
    rows: [
        {
            a: json.parse(data: bytes(v: "{\"a\": 1, \"b\": [\"x\", \"y\"]}")).a,
            b: json.parse(data: bytes(v: "{\"a\": 1, \"b\": [\"x\", \"y\"]}")).b[1],
            c: json.parse(data: bytes(v: "true")),
        },
    ],
)
// want
#datatype,string,long,double,string,boolean
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,1,y,true
