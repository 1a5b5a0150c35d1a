// case: values of all types
// program
import "array"
import "json"
array.from(
    rows: [
        {
            a: string(v: json.encode(v: {b: [1, 2], a: "x"})),
            b: string(v: json.encode(v: 2024-01-01T00:00:00Z)),
            c: string(v: json.encode(v: 1.5)),
            d: string(v: json.encode(v: true)),
            e: string(v: json.encode(v: ["k": 1])),
        },
    ],
)
// want
#datatype,string,long,string,string,string,string,string
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,a,b,c,d,e
,,0,"{""a"":""x"",""b"":[1,2]}","""2024-01-01T00:00:00Z""",1.5,true,"{""k"":1}"
