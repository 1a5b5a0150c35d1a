// case: a text under a key
// program
import "array"
import "contrib/qxip/hash"
array.from(rows: [{a: hash.hmac(v: "helloworld", k: "123456")}])
// want
#datatype,string,long,string
#group,false,false,false
#default,_result,,
,result,table,a
,,0,75B5ueLnnGepYvh+KoevTzXCrjc=
