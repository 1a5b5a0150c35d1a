// case: texts of several lengths
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{
    a: hash.xxhash64(v: "Hello, world!"),
    b: hash.xxhash64(v: ""),
    c: hash.xxhash64(v: "Call me Ishmael. Some years ago--never mind how long precisely-"),
}])
// want
#datatype,string,long,string,string,string
#group,false,false,false,false,false
#default,_result,,,,
,result,table,a,b,c
,,0,17691043854468224118,17241709254077376921,189969583671016854
