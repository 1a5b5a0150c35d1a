// case: all kinds
// program
import "array"
array.from(rows: [{a: display(v: [1, 2]), b: display(v: {x: "y", n: 1.5}), c: display(v: ["k": true]), d: display(v: 1h30m)}])
// want
#datatype,string,long,string,string,string,string
#group,false,false,false,false,false,false
#default,_result,,,,,
,result,table,a,b,c,d
,,0,"[1, 2]","{n: 1.5, x: y}",[k: true],1h30m

// case: more than three elements have lines of their own
// program
import "array"
array.from(rows: [{a: display(v: {a: 1, b: [1, 2, 3, 4], c: {d: 1}, e: "x"})}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,"{
    a: 1,
    b: [
        1,
        2,
        3,
        4
    ],
    c: {d: 1},
    e: x
}"

// case: what has no literal
// program
import "array"
array.from(rows: [{a: display(v: bytes(v: "ab")), b: display(v: /a.b/), c: display(v: (x) => x + 1), d: display(v: [1500000.0, 0.5, -0.00001]), e: display(v: 2024-01-01T00:00:00.5Z), f: display(v: array.from(rows: [{x: 1}])), g: display(v: [:])}])
// want
#datatype,string,long,string,string,string,string,string,string,string
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,0x6162,a.b,(x: int) => int,"[1.5e+06, 0.5, -1e-05]",2024-01-01T00:00:00.500000000Z,<stream>,[:]
