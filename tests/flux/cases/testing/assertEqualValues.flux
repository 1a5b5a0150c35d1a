// case: equal values leave no rows
// program
import "testing"
testing.assertEqualValues(got: 1.5, want: 1.5)
// want

// case: others leave both
// program
import "testing"
testing.assertEqualValues(got: 1, want: 2)
// want
#datatype,string,long,string,long
#group,false,false,false,false
#default,_result,,,
,result,table,_diff,v
,,0,-,2
,,0,+,1
