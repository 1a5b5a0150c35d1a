// case: a failure
// program
import "testing"
testing.shouldError(fn: () => die(msg: "oops"), want: /oops/) |> map(fn: (r) => ({failed: exists r.got}))
// want
#datatype,string,long,boolean
#group,false,false,false
#default,_result,,
,result,table,failed
,,0,true

// case: none
// program
import "testing"
testing.shouldError(fn: () => 1, want: /oops/)
// error
should have failed
