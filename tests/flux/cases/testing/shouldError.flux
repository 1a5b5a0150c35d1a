// case: the expected failure leaves no rows
// program
import "testing"
testing.shouldError(fn: () => die(msg: "oops"), want: /oops/)
// want

// case: another failure
// program
import "testing"
testing.shouldError(fn: () => die(msg: "oops"), want: /ouch/)
// want
#datatype,string,long,string
#group,false,false,false
#default,errorOutput,,
,result,table,v
,,0,"error calling function ""die"" @2:31-2:47: oops"

// case: none
// program
import "testing"
testing.shouldError(fn: () => 1, want: /oops/)
// error
shouldError expected an error
