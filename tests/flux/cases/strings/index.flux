// case: of scalars
// program
import "array"
import "strings"
array.from(rows: [{a: strings.index(v: "abc", substr: "c"), b: strings.index(v: "abc", substr: "x")}])
// want
#datatype,string,long,long,long
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,2,-1

// case: places count bytes
// program
import "array"
import "strings"
array.from(rows: [{
    a: strings.index(v: "é€x", substr: "x"),
    b: strings.lastIndex(v: "é€xéx", substr: "x"),
    c: strings.indexAny(v: "é€x", chars: "xy"),
    d: strings.lastIndexAny(v: "xé€xé", chars: "xy"),
    e: strings.indexAny(v: "é", chars: "x"),
}])
// want
#datatype,string,long,long,long,long,long,long
#group,false,false,false,false,false,false,false
#default,_result,,,,,,
,result,table,a,b,c,d,e
,,0,5,8,5,6,-1
