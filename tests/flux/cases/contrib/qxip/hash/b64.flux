// case: a text, none, and bytes
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{
    a: hash.b64(v: "Hello, world!"),
    b: hash.b64(v: ""),
    c: hash.b64(v: bytes(v: "é")),
}])
// want
#datatype,string,long,string,string,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,SGVsbG8sIHdvcmxkIQ==,,w6k=
