// case: a text that matches
// program
import "array"
import checks "internal/testing"
array.from(rows: [{v: checks.assertMatches(got: "aab", want: /a+/)}])
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,v
,,0,true

// case: one that doesn't
// program
import "array"
import checks "internal/testing"
array.from(rows: [{v: checks.assertMatches(got: "b", want: /a+/)}])
// error
Regex `a+` does not match `b`
