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
// case: of rows, read as text; bytes are no column
// program
import "array"
import "json"
array.from(rows: [{v: 1.5, s: "a\"b"}, {v: 2.0, s: "a\"b"}, {v: 1.5, s: "a\"b"}])
    |> map(fn: (r) => {
        body = json.encode(v: {r with list: [r.v, 0.5]})
        return {body: string(v: body), same: body == bytes(v: string(v: body))}
    })
// want
#datatype,string,long,string,boolean
#group,false,false,false,false
#default,_result,,,
,result,table,body,same
,,0,"{""list"":[1.5,0.5],""s"":""a\""b"",""v"":1.5}",true
,,0,"{""list"":[2,0.5],""s"":""a\""b"",""v"":2}",true
,,0,"{""list"":[1.5,0.5],""s"":""a\""b"",""v"":1.5}",true
// program
import "array"
import "json"
array.from(rows: [{v: 1}]) |> map(fn: (r) => ({body: json.encode(v: r)}))
// error
unsupported column type bytes (column body)

// case: bytes, marks of HTML, large numbers, keys of dictionaries
// program
import "array"
import "json"
array.from(rows: [{a: string(v: json.encode(v: {b: bytes(v: "abc"), h: "<a & b>", n: 123456789012345678901.0, t: 2024-01-01T00:00:00.5Z, d: [1: "x"]}))}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,"{""b"":""YWJj"",""d"":{""1"":""x""},""h"":""\u003ca \u0026 b\u003e"",""n"":123456789012345680000,""t"":""2024-01-01T00:00:00.5Z""}"

// case: floats of all sizes as Go writes them
// program
import "array"
import "json"
data = {
    f: [0.0, -0.0, 1.5, 1.0, 0.1, 0.000001, 0.00000012, float(v: "1.2e31"), float(v: "1e20"), float(v: "-5e-107"), 123456789.0],
    u: uint(v: "18446744073709551615"),
    i: -3,
    s: "é<\"\n>",
    n: {x: true, y: [], z: {}},
    t: 2024-01-01T00:00:00Z,
    d: 1h30m,
    m: ["k": 1, "a": 2],
    r: /a"b/,
}
array.from(rows: [{_value: string(v: json.encode(v: data))}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,_value
,,0,"{""d"":""1h30m"",""f"":[0,-0,1.5,1,0.1,0.000001,1.2e-7,1.2e+31,100000000000000000000,-5e-107,123456789],""i"":-3,""m"":{""a"":2,""k"":1},""n"":{""x"":true,""y"":[],""z"":{}},""r"":""a\""b"",""s"":""é\u003c\""\n\u003e"",""t"":""2024-01-01T00:00:00Z"",""u"":18446744073709551615}"
