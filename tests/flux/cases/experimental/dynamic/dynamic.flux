// case: members and elements, there or not
// program
import "array"
import "experimental/dynamic"
d = dynamic.dynamic(v: {a: 123, b: {c: [1, 2]}})
array.from(rows: [{a: display(v: d.a), b: int(v: d.b.c[1]), c: exists d.a, d: exists d.x.y.z, e: exists d.b.c[7], f: display(v: d["b"])}])
// want
#datatype,string,long,string,long,boolean,boolean,boolean,string
#group,false,false,false,false,false,false,false,false
#default,_result,,,,,,,
,result,table,a,b,c,d,e,f
,,0,dynamic(123),2,true,false,false,"dynamic({c: dynamic([dynamic(1), dynamic(2)])})"

// case: wrapped once
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{a: display(v: dynamic.dynamic(v: dynamic.dynamic(v: 1.5)))}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,dynamic(1.5)

// case: values of any type in one array
// program
import "array"
import "experimental/dynamic"
d = [dynamic.dynamic(v: 1), dynamic.dynamic(v: "x")]
array.from(rows: [{a: int(v: d[0]), b: string(v: d[1])}])
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,x

// case: conversions
// program
import "array"
import "experimental/dynamic"
import "internal/debug"
d = (v) => dynamic.dynamic(v: v)
array.from(rows: [{b: bool(v: d(v: 1)), f: float(v: d(v: 2)), i: int(v: d(v: "3")), u: uint(v: d(v: 4.5)), t: time(v: d(v: 0)), s: string(v: d(v: 90m)), x: display(v: bytes(v: d(v: "ab"))), y: display(v: duration(v: d(v: 1000))), n: int(v: d(v: debug.null()))}]) |> drop(columns: ["n"])
// want
#datatype,string,long,boolean,double,long,string,dateTime:RFC3339,unsignedLong,string,string
#group,false,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,,
,result,table,b,f,i,s,t,u,x,y
,,0,true,2,3,1h30m,1970-01-01T00:00:00Z,4,0x6162,1us

// case: in a function of rows
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{x: 1}, {x: 2}]) |> map(fn: (r) => ({x: int(v: dynamic.dynamic(v: {a: r.x}).a) * 10}))
// want
#datatype,string,long,long
#group,false,false,false
#default,_result,,
,result,table,x
,,0,10
,,0,20

// case: no comparison
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{a: dynamic.dynamic(v: 1) == dynamic.dynamic(v: 1)}])
// error
unsupported binary expression dynamic == dynamic

// case: no column
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{a: dynamic.dynamic(v: 1)}])
// error
unsupported column type dynamic

// case: a function converts to nothing
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{a: string(v: dynamic.dynamic(v: () => true))}])
// error
cannot convert () => bool to string
