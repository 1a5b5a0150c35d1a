// case: a text, none, and bytes
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{
    a: hash.sha256(v: "Hello, world!"),
    b: hash.sha256(v: ""),
    c: hash.sha256(v: bytes(v: "é")),
}])
// want
#datatype,string,long,string,string,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,315f5bdb76d078c43b8ac0064e4a0164612b1fce77c869345bfc94c75894edd3,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855,4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c

// case: a number
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{a: hash.sha256(v: 1)}])
// error
cannot convert int to sha256
