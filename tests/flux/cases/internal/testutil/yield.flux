// case: what goes in
// program
import "array"
import "internal/testutil"
v = ({a: 1, b: "x"} |> testutil.yield())
array.from(rows: [{a: v.a, b: v.b}])
// want
#datatype,string,long,long,string
#group,false,false,false,false
#default,_result,,,
,result,table,a,b
,,0,1,x
