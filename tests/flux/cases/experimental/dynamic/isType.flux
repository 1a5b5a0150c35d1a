// case: what it holds
// program
import "array"
import "experimental/dynamic"
import "internal/debug"
t = (v, type) => dynamic.isType(v: dynamic.dynamic(v: v), type: type)
array.from(rows: [{a: t(v: 1, type: "int"), b: t(v: 1, type: "uint"), c: t(v: [1], type: "array"), d: t(v: {x: 1}, type: "object"), e: t(v: () => 1, type: "function"), f: t(v: ["k": 1], type: "dictionary"), g: dynamic.isType(v: debug.null(), type: "int")}])
// want
#datatype,string,long,boolean,boolean,boolean,boolean,boolean,boolean,boolean
#group,false,false,false,false,false,false,false,false,false
#default,_result,,,,,,,,
,result,table,a,b,c,d,e,f,g
,,0,true,false,true,true,true,true,false

// case: no type
// program
import "array"
import "experimental/dynamic"
array.from(rows: [{a: dynamic.isType(v: dynamic.dynamic(v: 1), type: "number")}])
// error
"number" is not a type
