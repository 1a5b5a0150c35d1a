// case: a text, none, and bytes
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{
    a: hash.sha1(v: "Hello, world!"),
    b: hash.sha1(v: ""),
    c: hash.sha1(v: bytes(v: "é")),
}])
// want
#datatype,string,long,string,string,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,943a702d06f34599aee1f8da8ef9f7296031d699,da39a3ee5e6b4b0d3255bfef95601890afd80709,bf15be717ac1b080b4f1c456692825891ff5073d
