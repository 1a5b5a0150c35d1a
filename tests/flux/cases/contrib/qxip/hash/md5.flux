// case: a text, none, and bytes
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{
    a: hash.md5(v: "Hello, world!"),
    b: hash.md5(v: ""),
    c: hash.md5(v: bytes(v: "é")),
}])
// want
#datatype,string,long,string,string,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,6cd3556deb0da54bca060b4c39479839,d41d8cd98f00b204e9800998ecf8427e,66ddcd97cfdeabb2f6fb8a999b4bc76f
