// case: what goes in
// program
import "array"
import "internal/testutil"
v = testutil.makeRecord(o: {a: 1, b: "x"})
array.from(rows: [{a: v.a, b: v.b}])
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,x
